using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Generators.Tests;

/// <summary>Changes a source token by token, as typing, pasting and merging do.</summary>
internal sealed class Mutator(Random random)
{
    private const int MostMutations = 4;

    /// <summary>The source after one to four mutations.</summary>
    public string Mutate(string source)
    {
        List<Piece> pieces =
        [
            .. SyntaxFactory
                .ParseTokens(source, options: BotCompilation.ParseOptions)
                .Select(static token => new Piece(token.ToFullString(), token.Kind())),
        ];
        for (int left = Few(); left > 0 && pieces.Count > 1; left--)
        {
            MutateOnce(pieces);
        }

        return string.Concat(pieces.Select(static piece => piece.Text));
    }

    private void MutateOnce(List<Piece> pieces)
    {
        int at = random.Next(pieces.Count);
        int other = random.Next(pieces.Count);
        switch (random.Next(12))
        {
            case 0:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, pieces[at]);
                break;
            case 2:
                Swap(pieces, at, (at + 1) % pieces.Count);
                break;
            case 3:
                Swap(pieces, at, other);
                break;
            case 4:
                pieces[at] = pieces[other];
                break;
            case 5:
                pieces[at] = Interesting();
                break;
            case 6:
                pieces.Insert(at, Interesting());
                break;
            default:
                // By one of the same kind, for the same reason.
                Piece[] alike = [.. pieces.Where(piece => piece.Kind == pieces[at].Kind)];
                pieces[at] = alike[random.Next(alike.Length)];
                break;
        }
    }

    /// <summary>One more often than four: the fewer, the likelier it is that the source compiles still.</summary>
    private int Few() => Math.Min(random.Next(1, MostMutations + 1), random.Next(1, MostMutations + 1));

    private Piece Interesting() =>
        new($" {FuzzTokens.All[random.Next(FuzzTokens.All.Length)]} ", SyntaxKind.IdentifierToken);

    private static void Swap(List<Piece> pieces, int one, int other) =>
        (pieces[one], pieces[other]) = (pieces[other], pieces[one]);

    /// <summary>A token with the blanks around it.</summary>
    private readonly record struct Piece(string Text, SyntaxKind Kind);
}
