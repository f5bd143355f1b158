using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>A small tagger reads a sentence: the tag of each word, how sure it is, and where its heads look.</summary>
public sealed class TaggerView : ILessonView
{
    private const int Epochs = 8;
    private const int MostWords = 16;

    /// <inheritdoc/>
    public string Title => "Tags, and the attention behind them";

    /// <inheritdoc/>
    public string InputHelp =>
        $"a sentence of one to {MostWords} words with blanks between them, and before full stops; a tagger with d_model 64 and 2 blocks, "
        + $"trained once on data/lesson05-names-train.conll for {Epochs} epochs, reads it";

    /// <inheritdoc/>
    public string Example => "Brooklyn plays for Salem United in Phoenix .";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(1, MostWords);
        var corpus = Corpus.Own(input.Data, "names", tagging: true);
        var model = Model(input, corpus);
        using var noGradient = no_grad();
        var tokens = tensor(corpus.Vocabulary.Ids(words, Corpus.MaxLength)).unsqueeze(0); // [1, 1 + word]
        var logits = model.call(tokens, null)[0, 1..]; // [1, 1 + word, tag] → [word, tag]
        var chances = logits.softmax(-1); // [word, tag]
        var best = chances.max(-1); // values and indexes, each [word]
        var (_, weights) = model.Encoder.call(tokens); // for each layer [1, head, query, key]

        StageAxis word = new("word", words), tag = new("tag", corpus.Labels.Names);
        string[] all = ["[CLS]", .. words];
        return
        [
            new NamedStage("the tag of each word", best.values.unsqueeze(0), new StageAxis("tag", ["likeliest"]), word)
            {
                Words = at => corpus.Labels.Names[(int)best.indexes[at[1]].item<long>()],
                Arithmetic = at => CellArithmetic.Softmax(logits[at[1]], (int)best.indexes[at[1]].item<long>()),
            },
            new NamedStage("how likely each tag is", chances, word, tag) { Arithmetic = at => CellArithmetic.Softmax(logits[at[0]], at[1]) },
            .. weights.Select((layer, i) => new NamedStage(
                $"who looks where, layer {i + 1}", layer[0], "head", new StageAxis("query", all), new StageAxis("key", all))),
        ];
    }

    private static TokenTagger Model(ViewInput input, Corpus corpus)
    {
        using var seed = new LocalSeed(5);
        var config = new LearningPart(SilentStage.Create(input.Data), corpus).Config;
        var model = new TokenTagger(config, corpus.Labels.Count);
        model.load(input.Keep("tagger.bin", path =>
        {
            var trainer = new Trainer(SilentStage.Create(input.Data), new Random(5));
            trainer.Train(
                new Plan("tagger", model, tokens => model.call(tokens, null), Epochs, 0.0015),
                corpus.Train,
                (tokens, labels) => (corpus.Vocabulary.Forget(tokens), labels));
            model.save(path);
        }));
        model.eval();
        return model;
    }
}
