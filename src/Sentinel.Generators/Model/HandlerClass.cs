namespace Sentinel.Generators.Model;

/// <summary>A class with annotated methods.</summary>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Declarations">How its part is declared, from the outermost type to itself: <c>partial class Shop</c>.</param>
/// <param name="FullName">Its name, fully qualified with <c>global::</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="HintName">The stem of its file's name, unique in the assembly.</param>
/// <param name="IsStatic">Whether it is static.</param>
internal sealed record HandlerClass(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    string Name,
    string HintName,
    bool IsStatic
);
