namespace Sentinel.Limiting.Questions;

/// <summary>What is asked of a script, by the letter that says so.</summary>
internal enum Ask : byte
{
    /// <summary>To decide, and to try the short way first.</summary>
    DecideUsual = (byte)'U',

    /// <summary>To decide.</summary>
    Decide = (byte)'G',

    /// <summary>To say what would be decided.</summary>
    Peek = (byte)'P',

    /// <summary>To take an admission back.</summary>
    Refund = (byte)'R',

    /// <summary>To forget.</summary>
    Reset = (byte)'F',
}
