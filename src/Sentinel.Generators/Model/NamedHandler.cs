namespace Sentinel.Generators.Model;

/// <summary>A handler under the name that its generated members share.</summary>
/// <param name="Id">The method's name, with a number where it is overloaded.</param>
/// <param name="Model">The handler.</param>
internal sealed record NamedHandler(string Id, HandlerModel Model)
{
    public string Call => $"{Id}Call";

    public string Policies => $"{Id}Policies";
}
