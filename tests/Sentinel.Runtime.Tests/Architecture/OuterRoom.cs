namespace Sentinel.Runtime.Tests.Architecture.Outer;

internal interface ITarget;

internal delegate void TargetHandler();

internal class Target
{
    internal static readonly object Field = new();

    internal static int Number() => 1;
}

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter)]
internal sealed class TargetAttribute : Attribute;

internal sealed class TargetException : Exception;
