namespace Sentinel.Generators.Model;

/// <summary>What a handler returns.</summary>
internal enum ReturnShape
{
    Void,
    Task,
    ValueTask,
    TaskOfValue,
    ValueTaskOfValue,
}
