namespace Sentinel.Generators.Model;

/// <summary>What a handler's parameter receives.</summary>
internal enum ParameterRole
{
    /// <summary>The update, or what it carries.</summary>
    Payload,

    /// <summary>The client that received the update.</summary>
    Bot,

    /// <summary>The token that stops the bot.</summary>
    Token,

    /// <summary>What follows the command or the prefix.</summary>
    Argument,

    /// <summary>Something that only a caller of the twin can supply.</summary>
    Other,
}
