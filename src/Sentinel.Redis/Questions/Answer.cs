using StackExchange.Redis;

namespace Sentinel.Limiting.Questions;

/// <summary>What a script says to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Refusing">Which policy refuses, from 1; 0 where none does.</param>
/// <param name="Wait">How long, in milliseconds.</param>
/// <param name="Left">The fewest permits that were left before the call, or -1 where no throttle was asked.</param>
/// <param name="Time">The time that counted, in milliseconds since 1970.</param>
internal readonly record struct Answer(Question Question, int Refusing, long Wait, long Left, long Time)
{
    /// <summary>Whether nobody refuses.</summary>
    public bool IsAdmitted => Refusing == 0;

    /// <summary>The policy that refuses.</summary>
    public LimitPolicy RefusingPolicy => Question.PolicyAt(Refusing - 1);

    /// <summary>Where among the policies of the handler the refusing one stands: of equal waits, the first is named.</summary>
    public int Place => IsAdmitted ? int.MaxValue : Question.PlaceOf(Refusing - 1);

    /// <summary>The permits left as verdicts tell them.</summary>
    public int Remaining => Left < 0 ? int.MaxValue : (int)Left;

    /// <summary>Reads the reply of a script to the question with a number.</summary>
    /// <exception cref="RedisException">It is none, or the answer to another question.</exception>
    public static Answer Of(Question question, int number, RedisResult reply)
    {
        long[]? numbers = (long[]?)reply;
        if (numbers is not [var refusing, var wait, var left, var time, var answered])
        {
            throw new RedisException($"The script answered '{reply}' instead of five numbers.");
        }

        return answered == number
            ? new Answer(question, (int)refusing, wait, left, time)
            : throw new RedisException($"Question {number} got the answer to {answered}: replies are out of step.");
    }
}
