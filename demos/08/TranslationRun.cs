using Katas.Lesson07;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using static System.FormattableString;

namespace Katas.Lesson08.Demos;

/// <summary>A translation model: trained, measured, and used. Whose sentences they are makes no difference.</summary>
/// <param name="stage">Where it is shown.</param>
/// <param name="train">Pairs to learn from.</param>
/// <param name="heldOut">Pairs to be tested on.</param>
/// <param name="sizes">The size of the model and the length of its training.</param>
internal sealed class TranslationRun(
    DemoStage stage, Corpus<SentencePair> train, Corpus<SentencePair> heldOut, RunSizes sizes)
{
    private const int MostLinesForTokens = 50_000;
    private const int MostToTranslate = 500;
    private const int Samples = 2;

    private SentencePair[] _test = []; // those held-out pairs that fit into the model

    /// <summary>Trains and measures.</summary>
    /// <param name="picture">The name of the picture with the curves.</param>
    /// <returns>The translator and its BLEU score, or null if the learner pressed Ctrl-C.</returns>
    public (Translator Translator, BleuScore Score)? Run(string picture)
    {
        var tokenizer = sizes.Tokenizer(
            train.Read().Take(MostLinesForTokens).SelectMany(pair => new[] { pair.Source, pair.Target }));
        _test = [.. heldOut.Read().Where(pair => Fits(pair, tokenizer)).Take(MostToTranslate)];
        if (_test.Length == 0)
        {
            throw new FormatException(
                $"{heldOut.Name}: each of the {heldOut.Count:#,0} held-out pairs has more than {sizes.MaxLength} tokens in one "
                + "of the languages; there is nothing to test on.");
        }

        var model = new Transformer(new TransformerConfig
        {
            SourceVocabulary = tokenizer.VocabularySize,
            TargetVocabulary = tokenizer.VocabularySize,
            SharedVocabulary = true,
            DModel = sizes.DModel,
            DFeedForward = 4 * sizes.DModel,
            EncoderLayers = sizes.Layers,
            DecoderLayers = sizes.Layers,
            MaxLength = sizes.MaxLength,
            Dropout = sizes.Dropout,
        });
        var translator = new Translator(model, tokenizer.Encode, tokenizer.Decode);
        Introduce(tokenizer, model);

        var data = new TranslationData(train, tokenizer, tokenizer, sizes.Batches);
        var known = new TranslationData(train, tokenizer, tokenizer, sizes.Batches with { Shuffle = false });
        var test = new TranslationData(heldOut, tokenizer, tokenizer, sizes.Batches with { Shuffle = false });
        var trainable = new TranslationTraining(model);
        var bar = new TrainingBar(stage, "translation model") { AtEvaluation = value => Tell(value, translator) };
        var options = sizes.Options($"{train.Count} pairs of {train.Name}, {tokenizer.VocabularySize} tokens");
        if (!ModelTraining.Run(stage, bar, trainable, options, data, known, test))
        {
            return null;
        }

        bar.ShowCurves(picture, options.LabelSmoothing > 0);
        var score = TranslationScore.Bleu(translator, _test, maxLength: sizes.MaxLength);
        var teacher = Evaluation.Of(trainable, test.Epoch(0).Take(ModelTraining.MostTested));
        stage.Say(Invariant(
            $"BLEU on {_test.Length} held-out sentences, translated greedily, cut into words and marks as sacreBLEU's 13a does: {score}."));
        stage.Say(Invariant(
            $"Given the right beginning, it predicts {teacher.Accuracy:0.0%} of their tokens right; its perplexity is {teacher.Perplexity:0.00}."));
        return (translator, score);
    }

    /// <summary>Translates some held-out sentences.</summary>
    /// <param name="translator">The model.</param>
    /// <param name="count">Their maximum number.</param>
    public void ShowHeldOut(Translator translator, int count) =>
        Show(translator, [.. _test.Distinct().Take(count).Select(pair => (pair.Source, (string?)pair.Target))]);

    /// <summary>Translates sentences both ways, as a table.</summary>
    /// <param name="translator">The model.</param>
    /// <param name="sentences">The sentences, and the right translations where there are any.</param>
    public void Show(Translator translator, IReadOnlyList<(string Source, string? Target)> sentences)
    {
        string[] sources = [.. sentences.Select(pair => pair.Source)];
        string[] greedy = translator.Greedy(sources, sizes.MaxLength);
        string[] beams = translator.Beam(sources, new BeamOptions { MaxLength = sizes.MaxLength });
        var table = new Table().AddColumns("", "").HideHeaders().Border(TableBorder.Simple);
        for (int i = 0; i < sources.Length; i++)
        {
            string? right = sentences[i].Target;
            table.AddRow("sentence", Markup.Escape(sources[i]));
            table.AddRow("model", Written(greedy[i]) + (greedy[i] == right ? ", as expected" : ""));
            if (beams[i] != greedy[i])
            {
                table.AddRow("beam search", Written(beams[i]));
            }

            if (right is not null && greedy[i] != right)
            {
                table.AddRow("expected", Markup.Escape(right));
            }

            table.AddEmptyRow();
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
    }

    private static string Written(string text) => text.Length == 0 ? "[dim](nothing)[/]" : $"[bold]{Markup.Escape(text)}[/]";

    // With its end token, and the translation with its start token too: what TranslationData would take.
    private bool Fits(SentencePair pair, ITokenizer tokenizer) =>
        tokenizer.Encode(pair.Source).Length + 1 <= sizes.MaxLength
        && tokenizer.Encode(pair.Target).Length + 2 <= sizes.MaxLength;

    private void Introduce(ITokenizer tokenizer, Transformer model)
    {
        var pair = _test[0];
        double average = _test.Average(one => tokenizer.Encode(one.Target).Length);
        stage.Say(
            Invariant($"{train.Count:#,0} pairs to learn from, {heldOut.Count:#,0} held out. ")
            + Invariant($"Both languages share {tokenizer.VocabularySize:#,0} tokens; a translation has {average:0.0} on average. One of them:"));
        stage.Say($"  {pair.Source}");
        stage.Say($"  {Tokens(tokenizer, pair.Target)}");
        stage.Say(
            Invariant($"The model has {model.parameters().Sum(parameter => parameter.numel()):#,0} parameters: ")
            + Invariant($"{sizes.Layers} + {sizes.Layers} blocks, d_model {sizes.DModel}. It trains for {sizes.Steps:#,0} steps."));
    }

    /// <summary>A text with bars between its tokens.</summary>
    private static string Tokens(ITokenizer tokenizer, string text) =>
        string.Join('|', tokenizer.Encode(text).Select(id => tokenizer.Decode([id])));

    /// <summary>The model's current translations of some sentences.</summary>
    private IEnumerable<string> Tell(TrainingProgress progress, Translator translator)
    {
        var evaluation = progress.Evaluation!;
        var pairs = _test.Skip(1).Take(Samples).ToArray();
        string[] written = translator.Greedy([.. pairs.Select(pair => pair.Source)], sizes.MaxLength);
        return
        [
            Invariant($"step {progress.Step,5}: held-out loss {evaluation.Loss:0.00}, {evaluation.Accuracy:0%} of tokens right"),
            .. pairs.Zip(written, (pair, text) => $"  {pair.Source} → {text}"),
        ];
    }
}
