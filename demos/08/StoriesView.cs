using Katas.Lesson06;
using Katas.Lesson06.Demos;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Demos;

/// <summary>A small model tells a story, token by token: how sure it was of each, and how the next is chosen.</summary>
[ViewOption("temperature", ViewOptionKind.Number, "Below 1, what is likely gets likelier.", Least = 0.1, Most = 3, Step = 0.1, Default = "0.8")]
[ViewOption("top-k", ViewOptionKind.Integer, "Only so many of the likeliest stay; 0 for all.", Least = 0, Most = 50)]
[ViewOption("top-p", ViewOptionKind.Number, "Only the likeliest that make up this share stay.", Least = 0.05, Most = 1, Step = 0.05, Default = "0.95")]
[ViewOption("seed", ViewOptionKind.Integer, "What the dice fall by.", Least = 0, Most = 20, Default = "1")]
[ViewOption("written", ViewOptionKind.Steps, "How many tokens the model has written.", Most = 40)]
public sealed class StoriesView : ILessonView
{
    private const int Most = 20;

    private static readonly RunSizes s_sizes = new() { MaxLength = 64, TokensPerBatch = 1024, Layers = 2, DModel = 64, Steps = 300, Dropout = 0 };

    /// <inheritdoc/>
    public string Title => "A model tells a story, token by token";

    /// <inheritdoc/>
    public string InputHelp =>
        $"a beginning of 1 to {Most} words and marks of the stories in data/lesson08-stories-train.txt; "
        + $"a model of {s_sizes.Layers} blocks goes on, which learned these for {s_sizes.Steps} steps";

    /// <inheritdoc/>
    public string Example => "In a quiet mill by the sea lived Zoe,";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        var tokenizer = new WordTokenizer(new Vocabulary(File.ReadLines(input.Keep("words.txt", path =>
            File.WriteAllLines(path, WordTokenizer.Train(Train(input).Read()).Vocabulary.Tokens)))));
        long[] prompt = [Vocabulary.EndId, .. tokenizer.Encode(input.Text)];
        if (prompt.Length is < 2 or > Most + 1 || prompt.Contains(Vocabulary.UnknownId))
        {
            throw new FormatException(
                $"There are {prompt.Length - 1} words and marks in it"
                + (prompt.Contains(Vocabulary.UnknownId) ? ", and not all of them are in the stories." : "."));
        }

        var model = Model(input, tokenizer);
        var options = NextToken.Options(input) with { StopTokens = [Vocabulary.EndId] };
        long[] text = [.. prompt, .. TextGeneration.Generate(model, prompt, options)];
        using var noGradient = no_grad();
        var logits = model.call(tensor(text).unsqueeze(0), null).logits[0]; // [length, vocabulary]
        var sure = logits[..^1].softmax(-1).gather(-1, tensor(text[1..]).unsqueeze(-1)).squeeze(-1); // [length - 1]
        return
        [
            new NamedStage("how likely each token was", sure, new StageAxis("token", [.. text.Skip(1).Select(Word)])) { Kind = StageKind.Bars },
            .. NextToken.Stages(logits[text[^1] == Vocabulary.EndId ? -2 : -1], options, Word), // after its end nothing follows
        ];

        string Word(long id) => id == Vocabulary.EndId ? "⟨end⟩" : tokenizer.Decode([id]) is { Length: > 0 } word ? word : "⟨none⟩";
    }

    private static Corpus<string> Train(ViewInput input) => Corpus.Text(Path.Combine(input.Data, "lesson08-stories-train.txt"));

    private static LanguageModel Model(ViewInput input, WordTokenizer tokenizer)
    {
        using var seed = new LocalSeed(DemoParts.Seed);
        var model = new LanguageModel(tokenizer.VocabularySize, s_sizes.MaxLength, s_sizes.DModel, heads: 4, s_sizes.Layers, s_sizes.Dropout);
        model.load(input.Keep("stories.bin", path =>
        {
            var data = new LanguageData(Train(input), tokenizer, s_sizes.Batches);
            var options = s_sizes.Options("stories") with { EvaluateEvery = 0, SaveEvery = 0, LabelSmoothing = 0 };
            using var trainer = new Trainer<LanguageBatch>(new LanguageTraining(model), options, data);
            trainer.Run(CancellationToken.None);
            model.save(path);
        }));
        model.eval();
        return model;
    }
}
