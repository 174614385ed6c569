using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators.Analyzers;

/// <summary>
/// Where code uses twins. Whatever could end in a call counts, a name for reflection too: nobody shall be told that a twin is
/// not used while it is.
/// </summary>
internal sealed class TwinUses
{
    public static readonly ImmutableArray<OperationKind> Kinds =
    [
        OperationKind.Invocation,
        OperationKind.MethodReference,
        OperationKind.NameOf,
        OperationKind.DynamicMemberReference,
        OperationKind.TypeOf,
        OperationKind.Conversion,
    ];

    private readonly ConcurrentDictionary<IMethodSymbol, byte> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, byte> _classes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, byte> _names = new(StringComparer.Ordinal);

    public void Note(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method }:
                NoteMethod(method);
                break;
            case IMethodReferenceOperation { Method: var method }:
                NoteMethod(method);
                break;
            case INameOfOperation { ConstantValue: { HasValue: true, Value: string name } }:
                _names.TryAdd(name, 0);
                break;
            case IDynamicMemberReferenceOperation { MemberName: var name }:
                _names.TryAdd(name, 0);
                break;
            case ITypeOfOperation { TypeOperand: var type }:
                NoteClass(type);
                break;
            // As another type, such as object, it can be called by reflection.
            case IConversionOperation { Operand.Type: var from, Type: var to }
                when !SymbolEqualityComparer.Default.Equals(from, to):
                NoteClass(from);
                break;
        }
    }

    public bool Include(IMethodSymbol twin) =>
        _methods.ContainsKey(twin) || _classes.ContainsKey(twin.ContainingType) || _names.ContainsKey(twin.Name);

    private void NoteMethod(IMethodSymbol method)
    {
        if (Twins.IsClassOf(method.ContainingType))
        {
            _methods.TryAdd(method.OriginalDefinition, 0);
        }

        // Handed on as a type argument, it can be called by what receives it, as dynamic or by reflection.
        foreach (ITypeSymbol argument in method.TypeArguments)
        {
            NoteClass(argument);
        }
    }

    private void NoteClass(ITypeSymbol? type)
    {
        if (Twins.IsClassOf(type))
        {
            _classes.TryAdd(type!.OriginalDefinition, 0);
        }
    }
}
