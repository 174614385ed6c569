using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>
/// The kinds of update, read from the Telegram.Bot that is being compiled against: a kind that a later version adds is known
/// without a change here.
/// </summary>
internal sealed class UpdateKinds
{
    private const string TypesNamespace = "Telegram.Bot.Types";

    private static readonly ConditionalWeakTable<Compilation, UpdateKinds> Cache = new();

    private readonly ImmutableArray<UpdateKind> _kinds;

    private UpdateKinds(Compilation compilation)
    {
        UpdateType = compilation.GetTypeByMetadataName($"{TypesNamespace}.Update");
        INamedTypeSymbol? names = compilation.GetTypeByMetadataName($"{TypesNamespace}.Enums.UpdateType");
        _kinds = UpdateType is null || names is null ? [] : [.. Read(UpdateType, names)];
    }

    public INamedTypeSymbol? UpdateType { get; }

    public static UpdateKinds Of(Compilation compilation) =>
        Cache.GetValue(compilation, static compilation => new UpdateKinds(compilation));

    public bool IsUpdate(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, UpdateType);

    public bool IsPayload(ITypeSymbol type) => IsUpdate(type) || Carrying(type).Any();

    public IEnumerable<UpdateKind> Carrying(ITypeSymbol type) =>
        _kinds.Where(kind => SymbolEqualityComparer.Default.Equals(kind.Payload, type));

    public UpdateKind? Find(int number) => _kinds.FirstOrDefault(kind => kind.Number == number);

    public UpdateKind? Find(string name) => _kinds.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind that a payload stands for by itself: the one named like it, or the only one that carries it.</summary>
    public UpdateKind? DefaultFor(ITypeSymbol payload)
    {
        ImmutableArray<UpdateKind> kinds = [.. Carrying(payload)];
        return kinds.FirstOrDefault(kind => kind.Name == payload.Name) ?? (kinds.Length == 1 ? kinds[0] : null);
    }

    private static IEnumerable<UpdateKind> Read(INamedTypeSymbol update, INamedTypeSymbol names) =>
        from name in names.GetMembers().OfType<IFieldSymbol>()
        where name.HasConstantValue
        from property in update.GetMembers(name.Name).OfType<IPropertySymbol>()
        let number = Convert.ToInt32(name.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)
        select new UpdateKind(name.Name, number, property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
}
