using System.Text;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson11.Demos;

/// <summary>A text as two kinds of tokenizers cut it: words and pieces of them, and pairs of bytes.</summary>
public sealed class TokensView : ILessonView
{
    private const int Most = 200;

    /// <inheritdoc/>
    public string Title => "A text in tokens";

    /// <inheritdoc/>
    public string InputHelp =>
        $"a text of at most {Most} letters. The vocabularies are MiniLM's and GPT-2's once these are fetched; until then, tiny ones that come with the book";

    /// <inheritdoc/>
    public string Example => "The tokenizers can't know every word.";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        if (input.Text.Trim().Length is 0 or > Most)
        {
            throw new FormatException($"There are {input.Text.Trim().Length} letters in it; expected 1 to {Most}.");
        }

        var small = new SmallFiles(input);
        var (miniLm, gpt2) = (small.Fetched("minilm"), small.Fetched("gpt2"));
        var wordPiece = miniLm is null ? small.WordPiece() : WordPieceTokenizer.Load(Path.Combine(miniLm, "vocab.txt"));
        var bytes = gpt2 is null ? small.Bytes() : LanguageModel.Open(gpt2).Tokenizer;
        string[] pieces = [.. wordPiece.Pieces(input.Text)];
        long[] ids = wordPiece.Encode(input.Text);
        long[] byteIds = bytes.Encode(input.Text);
        double[] counts = [input.Text.Length, ids.Length, byteIds.Length];
        return
        [
            Tokens($"WordPiece, {(miniLm is null ? "a tiny vocabulary" : "MiniLM's vocabulary")}", ids, ["[CLS]", .. pieces, "[SEP]"]),
            Tokens($"bytes in pairs, {(gpt2 is null ? "a tiny vocabulary" : "GPT-2's vocabulary")}", byteIds, [.. byteIds.Select(Shown)]),
            new NamedStage("how many", tensor(counts), new StageAxis("cut into", ["letters", "WordPiece", "pairs of bytes"]))
            {
                Kind = StageKind.Bars,
            },
        ];

        string Shown(long id) // what is only a part of a letter is shown as its bytes
        {
            string text = Encoding.UTF8.GetString(bytes.Bytes(id)).Replace(' ', '_');
            return text.Contains('\uFFFD') ? Convert.ToHexString(bytes.Bytes(id)) : text;
        }
    }

    private static NamedStage Tokens(string name, long[] ids, string[] pieces) =>
        new(name, tensor(ids).unsqueeze(0), new StageAxis("text", ["id"]), new StageAxis("token", pieces)) // [1, token]
        {
            Arithmetic = at => $"the id of \"{pieces[at[1]]}\" = {ids[at[1]]}",
        };
}
