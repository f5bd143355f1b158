using Katas.Lesson06;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;

namespace Katas.Lesson08.Demos;

/// <summary>A language model: trained, compared with one that knows the last token only, and put to writing.</summary>
/// <param name="stage">Where it is shown.</param>
/// <param name="train">Text to learn from.</param>
/// <param name="heldOut">Text to be tested on.</param>
/// <param name="sizes">The size of the model and the length of its training.</param>
internal sealed class LanguageRun(DemoStage stage, Corpus<string> train, Corpus<string> heldOut, RunSizes sizes)
{
    private const int MostLinesForTokens = 50_000;
    private const int MostTokensOfBigrams = 5_000_000;

    private ITokenizer _tokenizer = null!;
    private LanguageModel _model = null!;
    private Bigrams _bigrams = null!;

    /// <summary>Trains and measures.</summary>
    /// <param name="picture">The name of the picture with the curves.</param>
    /// <returns>
    /// The results of the model and of the bigrams, on the same tokens; null if the learner pressed Ctrl-C.
    /// </returns>
    public (EvaluationResult Model, EvaluationResult Bigrams)? Run(string picture)
    {
        _tokenizer = sizes.Tokenizer(train.Read().Take(MostLinesForTokens));
        _bigrams = new Bigrams(Stream(train).Take(MostTokensOfBigrams), _tokenizer.VocabularySize);
        _model = new LanguageModel(
            _tokenizer.VocabularySize, sizes.MaxLength, sizes.DModel, heads: 4, sizes.Layers, sizes.Dropout);
        var data = new LanguageData(train, _tokenizer, sizes.Batches);
        var known = new LanguageData(train, _tokenizer, sizes.Batches with { Shuffle = false });
        var test = new LanguageData(heldOut, _tokenizer, sizes.Batches with { Shuffle = false });
        var toBeat = _bigrams.Score(test.Epoch(0).Take(ModelTraining.MostTested).SelectMany(Pairs));
        Introduce(toBeat);

        var trainable = new LanguageTraining(_model);
        var bar = new TrainingBar(stage, "language model") { AtEvaluation = Tell };
        var options = sizes.Options($"{train.Count} lines of {train.Name}, {_tokenizer.VocabularySize} tokens") with
        {
            LabelSmoothing = 0, // it would make the model less sure than it is
        };
        if (!ModelTraining.Run(stage, bar, trainable, options, data, known, test))
        {
            return null;
        }

        bar.ShowCurves(picture, options.LabelSmoothing > 0, ("bigrams, held-out data", toBeat.Loss));
        var result = Evaluation.Of(trainable, test.Epoch(0).Take(ModelTraining.MostTested));
        stage.Say(
            Invariant($"Perplexity on the held-out text, {result.Tokens:#,0} tokens: {result.Perplexity:0.00}. ")
            + Invariant($"Of the bigrams on the same {toBeat.Tokens:#,0}: {toBeat.Perplexity:0.00}."));
        return (result, toBeat);
    }

    /// <summary>
    /// Measures the model and the bigrams on those sentences of the held-out text that are nowhere in the training text.
    /// </summary>
    public void ScoreNewSentences()
    {
        var sentences = new NewSentences(train.Read(), heldOut.Read(), _tokenizer, sizes.MaxLength);
        var model = Evaluation.Of(new LanguageTraining(_model), sentences.Batches());
        var bigrams = _bigrams.Score(sentences.Pairs());
        var (fresh, all) = sentences.Counts;
        stage.Say(
            Invariant($"Of the {all:#,0} sentences in it, {fresh:#,0} are in no training text. ")
            + Invariant($"On these alone, {model.Tokens:#,0} tokens: {model.Perplexity:0.00}, and the bigrams {bigrams.Perplexity:0.00}."));
    }

    /// <summary>Continues a text, or starts one.</summary>
    /// <param name="prompt">The beginning, which may be empty.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="temperature">The temperature; 0 is greedy.</param>
    public string Write(string prompt, ulong seed, double temperature = 0.8)
    {
        long[] start = [Vocabulary.EndId, .. _tokenizer.Encode(prompt)];
        long[] written = TextGeneration.Generate(
            _model,
            start,
            new GenerationOptions
            {
                Temperature = temperature,
                TopP = 0.95,
                Seed = seed,
                MaxNewTokens = sizes.MaxLength, // it has never seen a place further on
                StopTokens = [Vocabulary.EndId],
            });
        return _tokenizer.Decode([.. start, .. written]);
    }

    /// <summary>What the bigrams would write.</summary>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="most">The maximum number of tokens.</param>
    public string WriteWithBigrams(int seed, int most)
    {
        var random = new Random(seed);
        List<long> written = [Vocabulary.EndId];
        do
        {
            double point = random.NextDouble();
            long token = -1;
            while (point >= 0 && token < _tokenizer.VocabularySize - 1)
            {
                point -= _bigrams.Probability(written[^1], ++token);
            }

            written.Add(token);
        }
        while (written.Count <= most && written[^1] != Vocabulary.EndId);
        return _tokenizer.Decode(written);
    }

    /// <summary>All tokens of a text as the model is given them: an end token before, and one after each line.</summary>
    private IEnumerable<long> Stream(Corpus<string> corpus) => corpus.Read()
        .SelectMany(line => _tokenizer.Encode(line).Append(Vocabulary.EndId))
        .Prepend(Vocabulary.EndId);

    /// <summary>What a batch asks for: each token that is not padding, with the one before it.</summary>
    private static IEnumerable<(long Before, long Token)> Pairs(LanguageBatch batch)
    {
        using (batch)
        {
            var (before, tokens) = (batch.Inputs.data<long>().ToArray(), batch.Labels.data<long>().ToArray());
            return before.Zip(tokens).Where(pair => pair.Second != Vocabulary.PaddingId);
        }
    }

    private void Introduce(EvaluationResult toBeat) => stage.Say(
        Invariant($"{train.Count:#,0} lines to learn from, {heldOut.Count:#,0} held out; {_tokenizer.VocabularySize:#,0} different tokens. ")
        + "What to beat: a model of bigrams, with Kneser and Ney's smoothing. "
        + Invariant($"It is as undecided as between {toBeat.Perplexity:0.0} tokens, on the held-out text. ")
        + Invariant($"The model has {_model.parameters().Sum(parameter => parameter.numel()):#,0} parameters: ")
        + Invariant($"{sizes.Layers} blocks, d_model {sizes.DModel}. ")
        + Invariant($"It reads {sizes.MaxLength} tokens at a time, for {sizes.Steps:#,0} steps."));

    private IEnumerable<string> Tell(TrainingProgress progress) =>
    [
        Invariant($"step {progress.Step,5}: held-out perplexity {progress.Evaluation!.Perplexity:0.00}"),
        $"  {Write("", (ulong)progress.Step).ReplaceLineEndings(" ")}",
    ];
}
