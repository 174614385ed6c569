using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Generators.Emit;
using Sentinel.Generators.Model;
using Sentinel.Generators.Parse;

namespace Sentinel.Generators;

/// <summary>
/// Writes guarded twins into handler classes and, for each assembly, one dispatcher. Parse, model, emit: this file only wires
/// them. It reports nothing; the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SentinelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<ClassModel>> classes = HandlerAttributes
            .All.Select(attribute => Handlers(context, attribute).Collect())
            .Aggregate(
                static (all, more) => all.Combine(more).Select(static (pair, _) => pair.Left.AddRange(pair.Right))
            )
            .Select(static (handlers, _) => ClassModel.Group(handlers))
            .WithTrackingName(StepNames.Classes);

        IncrementalValueProvider<string> rootNamespace = RootNamespaces
            .Read(context)
            .WithTrackingName(StepNames.RootNamespace);

        IncrementalValueProvider<Registration> registration = classes
            .Combine(rootNamespace)
            .Select(static (pair, _) => new Registration(pair.Right, pair.Left.Any(static model => model.HasRoutes)))
            .WithTrackingName(StepNames.Registration);

        context.RegisterSourceOutput(
            classes.SelectMany(static (all, _) => all).WithTrackingName(StepNames.Class).Combine(registration),
            static (output, pair) =>
                output.AddSource(FileOf(pair.Left.Class.HintName), HandlerClassEmitter.Emit(pair.Left, pair.Right))
        );

        context.RegisterSourceOutput(
            classes
                .Combine(rootNamespace)
                .Select(static (pair, _) => DispatcherModel.From(pair.Right, pair.Left))
                .WithTrackingName(StepNames.Dispatcher),
            static (output, model) =>
            {
                if (model.Classes.Count > 0)
                {
                    output.AddSource(FileOf(DispatcherModel.HintName), DispatcherEmitter.Emit(model));
                    output.AddSource(FileOf(DispatcherModel.RegistrationHintName), RegistrationEmitter.Emit(model));
                }
            }
        );
    }

    private static IncrementalValuesProvider<HandlerModel> Handlers(
        IncrementalGeneratorInitializationContext context,
        string attribute
    ) =>
        context
            .SyntaxProvider.ForAttributeWithMetadataName(
                HandlerAttributes.MetadataNameOf(attribute),
                static (node, _) => node is MethodDeclarationSyntax,
                (found, cancellationToken) =>
                    // A method with several attributes is found once for each, and read at the first.
                    HandlerAttributes.FirstOn(found.TargetSymbol) == attribute
                        ? HandlerParser.Parse(
                            (IMethodSymbol)found.TargetSymbol,
                            found.SemanticModel.Compilation,
                            report: null,
                            cancellationToken
                        )
                        : null
            )
            .Where(static handler => handler is not null)
            .Select(static (handler, _) => handler!)
            .WithTrackingName(StepNames.Handlers);

    private static string FileOf(string hintName) => $"{hintName}.g.cs";
}
