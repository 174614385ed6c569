using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Parse;

/// <summary>A kind of update while a compilation is read; models keep its strings only.</summary>
internal sealed class UpdateKind(string name, int number, ITypeSymbol payload)
{
    public string Name { get; } = name;

    public int Number { get; } = number;

    public ITypeSymbol Payload { get; } = payload;
}
