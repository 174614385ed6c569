namespace Sentinel.Generators.Model;

/// <summary>A class with annotated methods.</summary>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Declarations">How its part is declared, from the outermost type to itself: <c>partial class Shop</c>.</param>
/// <param name="FullName">Its name, fully qualified with <c>global::</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="HintName">The stem of its file's name, unique in the assembly.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="HidesBase">Whether a base class has generated members of the same names.</param>
internal sealed record HandlerClass(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    string Name,
    string HintName,
    bool IsStatic,
    bool HidesBase
)
{
    /// <summary>What a generated member's declaration begins with where it hides one of a base class.</summary>
    public string New => HidesBase ? "new " : "";
}
