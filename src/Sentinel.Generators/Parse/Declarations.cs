using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Sentinel.Generators.Model;

namespace Sentinel.Generators.Parse;

/// <summary>
/// A compilation, equal to the next one while nothing but the bodies of methods has changed. What a handler is depends on all
/// declarations, constants and base classes of other files among them, and on nothing in a body; so most keystrokes need not bind
/// a single symbol. <c>ForAttributeWithMetadataName</c> would bind every annotated method again for each.
/// </summary>
internal sealed class Declarations : IEquatable<Declarations>
{
    private static readonly ConditionalWeakTable<object, object> Marks = new();

    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly object[] _parts;
    private readonly object _lock = new();
    private Compilation? _compilation;
    private EquatableArray<HandlerModel> _handlers;

    public Declarations(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        _parts =
        [
            .. compilation.References.Select(MarkOf),
            .. compilation.SyntaxTrees.Select(tree => DeclarationText.DigestOf(tree, cancellationToken)),
        ];
    }

    /// <summary>The annotated methods that can be guarded. Once they are read the compilation is let go: a driver keeps this object.</summary>
    public EquatableArray<HandlerModel> Read(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_compilation is { } compilation)
            {
                _handlers = new(HandlerFinder.Find(compilation, cancellationToken));
                _compilation = null;
            }

            return _handlers;
        }
    }

    public bool Equals(Declarations? other) =>
        other is not null
        && _assembly == other._assembly
        && _options.Equals(other._options)
        && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as Declarations);

    public override int GetHashCode() => _parts.Aggregate(17, static (hash, part) => (hash * 31) + part.GetHashCode());

    /// <summary>Stands for a reference without keeping alive what it refers to, which may be another compilation.</summary>
    private static object MarkOf(MetadataReference reference) => Marks.GetValue(reference, static _ => new object());
}
