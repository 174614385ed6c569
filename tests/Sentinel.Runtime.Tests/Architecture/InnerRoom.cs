using Sentinel.Runtime.Tests.Architecture.Outer;

// Samples for the walker: nobody uses them.
#pragma warning disable CA1812, CA1822, CA1823, CS0067, CS0169, IDE0051, IDE0052

namespace Sentinel.Runtime.Tests.Architecture.Inner;

// Each names the outer room in one way only.
internal sealed class ByBase : Target;

internal sealed class ByInterface : ITarget;

internal sealed class ByField
{
    private readonly Target? _target;
}

internal sealed class ByArrayInGeneric
{
    private readonly List<Target[]>? _targets;
}

internal sealed class ByEvent
{
    private event TargetHandler? Happened;
}

internal abstract class ByParameter
{
    internal abstract void Take(in Target target);
}

internal abstract class ByReturn
{
    internal abstract Target Give();
}

internal abstract class ByConstraint
{
    internal abstract void Take<T>()
        where T : ITarget;
}

[Target]
internal sealed class ByAttribute;

internal abstract class ByAttributeOfParameter
{
    internal abstract void Take([Target] int target);
}

[Innocent(typeof(Target))]
internal sealed class ByTypeInAttribute;

internal sealed class ByCall
{
    internal int Call() => Target.Number();
}

internal sealed class ByFieldAccess
{
    internal object Read() => Target.Field;
}

internal sealed class ByTypeOf
{
    internal object Read() => typeof(Target);
}

internal sealed class ByGenericCall
{
    internal object Create() => Array.Empty<Target>();
}

internal sealed class ByCast
{
    internal bool Test(object value) => value is ITarget;
}

internal sealed class ByCatch
{
    internal void Try()
    {
        try
        {
            GC.KeepAlive(this);
        }
        catch (TargetException) { }
    }
}

internal sealed class ByCallBehindASwitch
{
    internal long Choose(int way) =>
        way switch
        {
            0 => 10_000_000_000,
            1 => 7,
            2 => 99,
            3 => "text".Length,
            4 => Target.Number(),
            _ => 0,
        };
}

internal sealed class ByLambda
{
    internal Func<object> Make(int number) => () => number + Target.Number();
}

internal sealed class ByAsync
{
    internal async Task RunAsync()
    {
        await Task.Yield();
        Target.Number();
    }
}

internal sealed class ByNestedType
{
    private sealed class Nested
    {
        internal int Call() => Target.Number();
    }
}

[AttributeUsage(AttributeTargets.Class)]
internal sealed class InnocentAttribute(Type type) : Attribute
{
    internal Type Type => type;
}

internal sealed class Innocent
{
    internal string Call() => string.Join(',', Enumerable.Range(0, 10).Select(number => number * 2L));
}
