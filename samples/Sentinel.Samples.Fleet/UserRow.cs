namespace Sentinel.Samples.Fleet;

/// <summary>A user as Telegram sees it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The id.</param>
/// <param name="Updates">How many updates came from it.</param>
/// <param name="Answers">How many messages the bot sent for them.</param>
internal sealed record UserRow(string Name, long Id, int Updates, int Answers);
