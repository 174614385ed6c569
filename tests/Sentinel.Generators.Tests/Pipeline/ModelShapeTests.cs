using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Sentinel.Generators.Tests;

/// <summary>
/// A model that holds a Roslyn type is never equal to its successor and keeps a whole compilation alive; one that holds an
/// array is equal only to itself. Neither shows in any output, so nothing else would notice.
/// </summary>
public sealed class ModelShapeTests
{
    private const string ModelNamespace = "Sentinel.Generators.Model";

    private static IEnumerable<Type> Models =>
        typeof(SentinelGenerator)
            .Assembly.GetTypes()
            .Where(static type => type.Namespace == ModelNamespace && !IsCompilerMade(type));

    [TestCaseSource(nameof(Models))]
    public void A_model_holds_only_what_is_equal_by_value(Type model)
    {
        HashSet<Type> held = [];
        CollectHeld(model, held);

        using (Assert.EnterMultipleScope())
        {
            foreach (Type type in held)
            {
                Assert.That(type.FullName, Does.Not.StartWith("Microsoft.CodeAnalysis"));
                Assert.That(type.IsArray, Is.False, $"{type} is an array");
                Assert.That(
                    type.IsPrimitive || type.IsEnum || type == typeof(string) || type.Namespace == ModelNamespace,
                    $"{type} is not known to be equal by value"
                );
            }
        }
    }

    [Test]
    public void The_models_are_found() =>
        Assert.That(
            Models.Select(static model => model.Name),
            Is.SupersetOf((string[])["ClassModel", "DispatcherModel", "HandlerModel", "PolicyModel", "RouteModel"])
        );

    /// <summary>
    /// A step may be given the compilation, but must not pass it on, nor anything else of Roslyn's. Declarations is the exception:
    /// equal by what it has read of all files, it lets the compilation go (<see cref="DeclarationTests"/>).
    /// </summary>
    [Test]
    public void No_step_yields_anything_but_models()
    {
        Assert.That(Yielded, Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (Type type in Yielded.Where(static type => type.Name != "Declarations"))
            {
                Assert.That(IsModel(type), $"{type} flows from one step to the next");
            }
        }
    }

    [Test]
    public void The_one_array_type_is_equal_by_its_items()
    {
        Type open = Models.Single(static model => model.Name == "EquatableArray`1");
        Type array = open.MakeGenericType(typeof(string));

        object one = Activator.CreateInstance(array, (object)(string[])["a", "b"])!;
        object same = Activator.CreateInstance(array, (object)ImmutableArray.Create("a", "b"))!;
        object other = Activator.CreateInstance(array, (object)(string[])["b", "a"])!;
        object none = Activator.CreateInstance(array)!;
        object empty = Activator.CreateInstance(array, (object)Array.Empty<string>())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Equals(same));
            Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
            Assert.That(one.Equals(other), Is.False);
            Assert.That(one.Equals(none), Is.False);
            Assert.That(none.Equals(empty));
        }
    }

    /// <summary>Fields, which records keep their properties in, and what generic types of the model are made of.</summary>
    private static void CollectHeld(Type type, HashSet<Type> held)
    {
        foreach (
            FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        )
        {
            // The array inside of the one array type is why there is one.
            if (!(type.Name == "EquatableArray`1" && field.Name == "_items"))
            {
                Collect(field.FieldType, held);
            }
        }
    }

    private static void Collect(Type type, HashSet<Type> held)
    {
        Type known = type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition() : type;
        if (held.Add(known) && known.Namespace == ModelNamespace)
        {
            CollectHeld(known, held);
        }

        foreach (Type argument in type.GetGenericArguments().Where(static argument => !argument.IsGenericParameter))
        {
            Collect(argument, held);
        }
    }

    /// <summary>What the functions yield that the pipeline is wired of: lambdas whose last parameter is a token.</summary>
    private static IReadOnlyList<Type> Yielded =>
        [
            .. typeof(SentinelGenerator)
                .Assembly.GetTypes()
                .Where(static type => type.DeclaringType is { } outer && IsWiring(outer))
                .SelectMany(static type =>
                    type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                )
                .Where(static method =>
                    method.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken)
                )
                .Select(static method => method.ReturnType),
        ];

    private static bool IsWiring(Type type) =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(static method => method.GetParameters())
            .Any(static parameter => parameter.ParameterType == typeof(IncrementalGeneratorInitializationContext));

    /// <summary>A model, or what is made of models alone, such as what was collected before it is grouped.</summary>
    private static bool IsModel(Type type) =>
        type == typeof(string)
        || type.IsPrimitive
        || (
            type.IsGenericType
                ? IsModelOrContainer(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(IsModel)
                : type.Namespace == ModelNamespace
        );

    private static bool IsModelOrContainer(Type type) =>
        type.Namespace == ModelNamespace || type == typeof(ImmutableArray<>) || type == typeof(IEnumerable<>);

    private static bool IsCompilerMade(Type type) =>
        type.Name.StartsWith('<') || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute));
}
