using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Model;
using Sentinel.Generators.Rules;

namespace Sentinel.Generators.Parse;

/// <summary>Reads the class of a handler and the types around it.</summary>
internal static class ClassParser
{
    public static HandlerClass Parse(HandlerSource source)
    {
        INamedTypeSymbol type = source.Method.ContainingType;
        if (type.TypeKind != TypeKind.Class)
        {
            source.Fail(HandlerRules.UnsupportedShape, location: null, $"'{type.Name}' is not a class");
        }

        if (source.IsRouted && type.IsAbstract && !source.Method.IsStatic)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"'{type.Name}' is abstract, so that there is no instance to call; route the methods of a class derived from it"
            );
        }

        List<string> declarations = [];
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            CheckPart(source, outer);
            declarations.Insert(0, DeclarationOf(outer));
        }

        string ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        INamedTypeSymbol? ancestor = BaseParser.FindBaseOf(type);
        return new HandlerClass(
            ns,
            new(declarations),
            type.ToQualified(),
            SymbolNames.Escape(type.Name),
            type.ToDeclared().Replace('<', '{').Replace('>', '}'),
            type.ToPlain(),
            ancestor?.ToQualified() ?? "",
            BaseParser.IsOfSameAssembly(ancestor, type) ? ancestor!.OriginalDefinition.ToQualified() : "",
            type.IsStatic,
            type.IsStatic || type.IsSealed,
            IsPublic(type)
        );
    }

    private static void CheckPart(HandlerSource source, INamedTypeSymbol type)
    {
        if (!IsPartial(type, source))
        {
            source.FailClass(HandlerRules.ClassNotPartial, type);
        }

        // A twin is called on an instance, which has its type arguments.
        if (source.IsRouted && type.TypeParameters.Length > 0)
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"'{type.Name}' is generic, and the dispatcher knows no type arguments for it; route a method of a class that gives them, or route by hand to the twin"
            );
        }

        if (type.IsFileLocal)
        {
            source.Fail(HandlerRules.UnsupportedShape, location: null, $"'{type.Name}' is local to its file");
        }

        // Only a dispatcher, which is another type, has to reach the class.
        if (
            source.IsRouted
            && type.DeclaredAccessibility
                is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
        )
        {
            source.Fail(
                HandlerRules.UnsupportedShape,
                location: null,
                $"the dispatcher cannot reach '{type.Name}'; make it internal or public"
            );
        }
    }

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is not { } outer || IsPublic(outer));

    private static bool IsPartial(INamedTypeSymbol type, HandlerSource source) =>
        type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(source.CancellationToken) is TypeDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        );

    private static string DeclarationOf(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {type.ToDeclared()}";
    }
}
