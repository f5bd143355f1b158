using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02.Demos;

/// <summary>
/// A layer whose four heads were given their jobs by hand: the token before, the token after, the same word, the first
/// token. A trained model finds such jobs by itself.
/// </summary>
internal sealed class SentenceLayer
{
    /// <summary>What the four heads look for.</summary>
    public static readonly string[] Jobs = ["the one before", "the one after", "the same word", "the first one"];

    /// <summary>The longest sentence.</summary>
    public const int MostPlaces = Places;

    /// <summary>The most different words of a sentence.</summary>
    public const int MostWords = Words;

    private const int Places = 9;
    private const int Words = 6;
    private const int HeadWidth = Places + Words + 1; // features: a 1 at its place, a 1 for its word, a 1 in any case
    private const int Width = 4 * HeadWidth;

    private readonly List<string> _vocabulary = [];

    /// <summary>A layer with the hand-made parameters.</summary>
    /// <param name="heads">4 for a head per job; 1 for one head that has all four.</param>
    /// <param name="sharpness">The score of a match, before softmax, with four heads.</param>
    public static MultiHeadAttention Create(long heads, double sharpness = 5)
    {
        var layer = new MultiHeadAttention(Width, heads, bias: false);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var query = zeros(Width, Width);
        var key = zeros(Width, Width);
        for (int place = 0; place < Places; place++)
        {
            Connect(head: 0, slot: Math.Max(place - 1, 0), asks: place, offers: -1);
            Connect(head: 0, slot: place, asks: -1, offers: place);
            Connect(head: 1, slot: Math.Min(place + 1, Places - 1), asks: place, offers: -1);
            Connect(head: 1, slot: place, asks: -1, offers: place);
        }

        for (int word = 0; word < Words; word++)
        {
            Connect(head: 2, slot: word, asks: Places + word, offers: Places + word);
        }

        Connect(head: 3, slot: 0, asks: HeadWidth - 1, offers: 0);
        query *= sharpness * Math.Sqrt(HeadWidth);
        var state = layer.state_dict();
        state["in_proj_weight"].copy_(cat([query, key, eye(Width)])); // 3 × [width, width] → [3 · width, width]
        state["out_proj.weight"].copy_(eye(Width));
        return layer;

        // Number `slot` of a head's query (or key) is feature `asks` (or `offers`) of the token.
        void Connect(int head, int slot, int asks, int offers)
        {
            int row = (head * HeadWidth) + slot;
            if (asks >= 0)
            {
                query[row, asks] = tensor(1f);
            }

            if (offers >= 0)
            {
                key[row, offers] = tensor(1f);
            }
        }
    }

    /// <summary>A sentence as features, <c>[1, token, d_model]</c>.</summary>
    public Tensor Embed(IReadOnlyList<string> sentence)
    {
        var tokens = zeros(1, sentence.Count, Width);
        for (int place = 0; place < sentence.Count; place++)
        {
            tokens[0, place, place] = tensor(1f);
            tokens[0, place, Places + WordNumber(sentence[place])] = tensor(1f);
            tokens[0, place, HeadWidth - 1] = tensor(1f);
        }

        return tokens;
    }

    private int WordNumber(string word)
    {
        if (!_vocabulary.Contains(word))
        {
            _vocabulary.Add(word);
        }

        return _vocabulary.IndexOf(word);
    }
}
