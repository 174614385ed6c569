namespace Sentinel.Generators.Rules;

/// <summary>What a diagnostic tells its fix beyond where it is.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The value that a route may have instead.</summary>
    public const string FreeRoute = "FreeRoute";

    /// <summary>
    /// For each additional location, a call, the name of the argument to add: separated by commas, empty for the next argument.
    /// </summary>
    public const string ArgumentNames = "ArgumentNames";
}
