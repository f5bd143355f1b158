using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>A small model writes, letter by letter: what it has written, how sure it was, and how the next letter is chosen.</summary>
[ViewOption("temperature", ViewOptionKind.Number, "Below 1, what is likely gets likelier.", Least = 0.1, Most = 3, Step = 0.1, Default = "1")]
[ViewOption("top-k", ViewOptionKind.Integer, "Only so many of the likeliest stay; 0 for all.", Least = 0, Most = 20)]
[ViewOption("top-p", ViewOptionKind.Number, "Only the likeliest that make up this share stay.", Least = 0.05, Most = 1, Step = 0.05, Default = "1")]
[ViewOption("seed", ViewOptionKind.Integer, "What the dice fall by.", Least = 0, Most = 20, Default = "1")]
[ViewOption("written", ViewOptionKind.Steps, "How many letters the model has written.", Most = 60)]
public sealed class WritingView : ILessonView
{
    private const int Steps = 400;
    private const int Most = 30;

    /// <inheritdoc/>
    public string Title => "A model writes, letter by letter";

    /// <inheritdoc/>
    public string InputHelp =>
        $"a beginning of 1 to {Most} small letters, blanks and full stops; a model of 2 blocks goes on, which learned "
        + $"{Letters.Corpus.Length} letters about a cat and a bird, for {Steps} steps";

    /// <inheritdoc/>
    public string Example => "the cat ";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        long[] prompt = Letters.Ids(input.Text);
        if (prompt.Length is 0 or > Most || prompt.Contains(-1))
        {
            throw new FormatException(
                $"\"{input.Text}\" has {prompt.Length} letters{(prompt.Contains(-1) ? ", and not all of them does the model know" : "")}.");
        }

        var model = Model(input);
        var options = NextToken.Options(input);
        long[] text = [.. prompt, .. TextGeneration.Generate(model, prompt, options)];
        using var noGradient = no_grad();
        var (logits, weights) = model.call(tensor(text).unsqueeze(0), null); // [1, length, vocabulary], [1, head, length, length] each
        var letter = new StageAxis("letter", [.. text.Select(Letters.Visible)]);
        var sure = logits[0, ..^1].softmax(-1).gather(-1, tensor(text[1..]).unsqueeze(-1)).squeeze(-1); // [length - 1]
        var looks = cat([.. weights.Select(layer => layer[0, .., -1])]); // [layer · head, length]
        string[] heads = [.. weights.SelectMany((layer, i) => Enumerable.Range(0, (int)layer.size(1)).Select(head => $"L{i}H{head}"))];
        return
        [
            .. text.Length == 1 ? [] : new[]
            {
                new NamedStage("what stands there, and how likely it was", sure.unsqueeze(0), new StageAxis("text", ["likely"]), letter with
                {
                    Labels = [.. letter.Labels!.Skip(1)],
                }),
            },
            new NamedStage("where the heads look for the next letter", looks, new StageAxis("head", heads), letter),
            .. NextToken.Stages(logits[0, -1], options, Letters.Visible),
        ];
    }

    private static LanguageModel Model(ViewInput input)
    {
        var model = Letters.Model();
        model.load(input.Keep("letters.bin", path =>
        {
            _ = Letters.Train(model, Steps).Last();
            model.save(path);
        }));
        model.eval();
        return model;
    }
}
