using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Katas.Lesson08.Demos;

/// <summary>
/// Held-out texts of which only those sentences count that no training text has. Texts may all be new and still share
/// sentences with others ("He had three black hens."), and these could be known by heart.
/// </summary>
/// <param name="train">The training texts.</param>
/// <param name="heldOut">The held-out texts.</param>
/// <param name="tokenizer">Turns both into tokens.</param>
/// <param name="longest">
/// The number of tokens that the model can read; whatever comes later in a text does not count.
/// </param>
internal sealed class NewSentences(
    IEnumerable<string> train, IEnumerable<string> heldOut, ITokenizer tokenizer, int longest)
{
    private static readonly Regex s_sentenceEnd = new("""(?<=[.!?]"?) (?=["\p{Lu}])""");

    private readonly HashSet<string> _known = [.. train.SelectMany(Sentences)];

    /// <summary>The number of new sentences in the held-out texts, and the number of all.</summary>
    public (int New, int All) Counts
    {
        get
        {
            string[] all = [.. heldOut.SelectMany(Sentences)];
            return (all.Count(sentence => !_known.Contains(sentence)), all.Length);
        }
    }

    /// <summary>A batch for each text: the model sees all of it, and has to name what is new in it.</summary>
    public IEnumerable<LanguageBatch> Batches()
    {
        foreach (var tokens in heldOut.Select(Tokens))
        {
            long[] inputs = [.. tokens.Select(pair => pair.Before)];
            long[] labels = [.. tokens.Select(pair => pair.IsNew ? pair.Token : Vocabulary.PaddingId)];
            yield return new LanguageBatch(tensor(inputs).unsqueeze(0), tensor(labels).unsqueeze(0)); // [1, length]
        }
    }

    /// <summary>The tokens that count, each with the one before it.</summary>
    public IEnumerable<(long Before, long Token)> Pairs() => heldOut
        .SelectMany(Tokens)
        .Where(pair => pair.IsNew)
        .Select(pair => (pair.Before, pair.Token));

    private List<(long Before, long Token, bool IsNew)> Tokens(string text)
    {
        var tokens = new List<(long, long, bool)>();
        long before = Vocabulary.EndId;
        foreach (string sentence in Sentences(text))
        {
            bool isNew = !_known.Contains(sentence);
            foreach (long token in tokenizer.Encode(sentence))
            {
                tokens.Add((before, token, isNew));
                before = token;
            }
        }

        return [.. tokens.Take(longest)];
    }

    private static string[] Sentences(string text) => s_sentenceEnd.Split(text);
}
