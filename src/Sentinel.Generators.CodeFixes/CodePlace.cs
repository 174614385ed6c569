using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Generators.CodeFixes;

/// <summary>Where an expression stands: what it may capture there, and whether there is a <c>this</c>.</summary>
internal sealed class CodePlace
{
    private readonly HashSet<ISymbol> _functions = new(SymbolEqualityComparer.Default);
    private readonly bool _isInInitializer;

    private CodePlace(SemanticModel model, SyntaxNode node, ISymbol? innermost)
    {
        Model = model;
        Node = node;
        Innermost = innermost;
        ISymbol? symbol = innermost;
        // A static lambda or local function captures nothing of what is around it.
        while (
            symbol
                is IMethodSymbol
                {
                    MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction,
                    IsStatic: false
                }
        )
        {
            _functions.Add(symbol);
            symbol = symbol.ContainingSymbol;
        }

        if (symbol is not null)
        {
            _functions.Add(symbol);
        }

        Member = symbol;
        _isInInitializer = node.Ancestors()
            .Any(static outer => outer is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax);
    }

    public SemanticModel Model { get; }

    public SyntaxNode Node { get; }

    public int Position => Node.SpanStart;

    /// <summary>The function that the expression is directly in.</summary>
    public ISymbol? Innermost { get; }

    // A function within a method of a struct may not keep its this.
    private bool HasThis =>
        Member is IMethodSymbol { IsStatic: false } && !_isInInitializer && (!IsInStruct || IsDirectlyInMember);

    private bool IsInStruct => Member?.ContainingType is { IsValueType: true };

    private bool IsDirectlyInMember => SymbolEqualityComparer.Default.Equals(Innermost, Member);

    /// <summary>The outermost function whose variables can be used.</summary>
    private ISymbol? Member { get; }

    public static CodePlace Of(FixSite site, SyntaxNode node) =>
        new(site.Model, node, site.Model.GetEnclosingSymbol(node.SpanStart, site.CancellationToken));

    /// <summary>The function that a node is in; without one the member, such as a field.</summary>
    public static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(static outer =>
                outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax
            );

    /// <summary>Whether a symbol that is in scope can be used, too.</summary>
    public bool CanUse(ISymbol symbol) =>
        symbol switch
        {
            ILocalSymbol local => _functions.Contains(local.ContainingSymbol) && IsAssignedBefore(local),
            IParameterSymbol { RefKind: RefKind.None } parameter => !Captures(parameter)
                || (IsOfPrimaryConstructor(parameter) && !IsPassedToBase(parameter)),
            IFieldSymbol or IPropertySymbol { GetMethod: not null } => symbol.IsStatic
                || HasThisOf(symbol.ContainingType),
            _ => false,
        };

    /// <summary>Whether there is a <c>this</c> that has the instance members of a type.</summary>
    public bool HasThisOf(INamedTypeSymbol type) => HasThis && Inherits(Member!.ContainingType, type);

    /// <summary>Whether a parameter is of no function here: one of the primary constructor, which the object would have to keep.</summary>
    public bool Captures(IParameterSymbol parameter) => !_functions.Contains(parameter.ContainingSymbol);

    private static bool Inherits(INamedTypeSymbol? type, INamedTypeSymbol from)
    {
        while (
            type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, from.OriginalDefinition)
        )
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    private bool IsAssignedBefore(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference =>
            reference.Span.End <= Position
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null }
        );

    /// <summary>It is seen by all members that belong to an instance, and by what initializes their fields.</summary>
    private bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        (HasThis || (Member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && !IsInStruct))
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, Member!.ContainingType);

    /// <summary>The base class may keep it: the compiler warns of a second copy.</summary>
    private static bool IsPassedToBase(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference =>
            reference
                .GetSyntax()
                .FirstAncestorOrSelf<TypeDeclarationSyntax>()
                ?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>()
                .SelectMany(static type => type.ArgumentList.Arguments)
                .Any(argument =>
                    argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name
                ) == true
        );
}
