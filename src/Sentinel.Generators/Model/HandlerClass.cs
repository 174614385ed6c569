namespace Sentinel.Generators.Model;

/// <summary>A class with annotated methods.</summary>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Declarations">How its part is declared, from the outermost type to itself: <c>partial class Shop</c>.</param>
/// <param name="FullName">Its name, fully qualified with <c>global::</c>.</param>
/// <param name="Name">Its own name.</param>
/// <param name="DocumentationName">Its own name, as comments refer to it: <c>Shop{T}</c>.</param>
/// <param name="HintName">The stem of its file's name, unique in the assembly.</param>
/// <param name="Base">
/// The nearest class that it derives from and that has handlers, fully qualified with <c>global::</c>, or empty.
/// </param>
/// <param name="BaseDefinition">The same, as <c>FullName</c> has it, where it is of this assembly; else empty.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="IsSealed">Whether no class derives from it.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
internal sealed record HandlerClass(
    string Namespace,
    EquatableArray<string> Declarations,
    string FullName,
    string Name,
    string DocumentationName,
    string HintName,
    string Base,
    string BaseDefinition,
    bool IsStatic,
    bool IsSealed,
    bool IsPublic
);
