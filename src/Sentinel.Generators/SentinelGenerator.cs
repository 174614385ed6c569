using Microsoft.CodeAnalysis;
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
        IncrementalValueProvider<EquatableArray<ClassModel>> classes = context
            .CompilationProvider.Select(
                static (compilation, cancellationToken) => new Declarations(compilation, cancellationToken)
            )
            .Select(static (declarations, cancellationToken) => declarations.Read(cancellationToken))
            .WithTrackingName(StepNames.Handlers)
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

    private static string FileOf(string hintName) => $"{hintName}.g.cs";
}
