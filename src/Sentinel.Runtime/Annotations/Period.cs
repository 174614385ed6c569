namespace Sentinel;

/// <summary>A window with a name, for <see cref="ThrottleAttribute.Per"/>. It slides: a day is any 24 hours.</summary>
public enum Period
{
    /// <summary>Not given: the window is the attribute's seconds.</summary>
    Unspecified,

    /// <summary>Any second.</summary>
    Second,

    /// <summary>Any 60 seconds.</summary>
    Minute,

    /// <summary>Any 3,600 seconds.</summary>
    Hour,

    /// <summary>Any 86,400 seconds.</summary>
    Day,
}
