using System.Text.Json;

namespace Sentinel.Testing;

/// <summary>One result of an inline query.</summary>
/// <param name="Type">The API's <c>type</c>, such as <c>article</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Text">The text that choosing it would send, or null.</param>
/// <param name="Json">All of it.</param>
public sealed record InlineResult(string Type, string Id, string? Title, string? Text, JsonElement Json);
