using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// Trains a model and its opponent on a corpus, and reports how well they do on sentences that neither has seen.
/// </summary>
/// <param name="stage">Where it draws and saves.</param>
/// <param name="corpus">The sentences.</param>
internal sealed class LearningPart(DemoStage stage, Corpus corpus)
{
    /// <summary>The time limit on a file of the learner's own, which may be of any size.</summary>
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(50);

    /// <summary>
    /// The number of times that the models see each sentence; null for as often as the time limit allows.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>The sizes of the encoder; small, to learn in seconds.</summary>
    public EncoderConfig Config => new()
    {
        VocabularySize = corpus.Vocabulary.Size,
        MaxLength = Corpus.MaxLength,
        DFeedForward = 128,
        Dropout = 0,
        InitialSpread = 0.5,
        PaddingId = Vocabulary.Padding,
    };

    /// <summary>Trains both; null if the learner pressed Ctrl-C.</summary>
    public (Result Bag, Result Model, double Seconds)? Learn(string name, nn.Module model, Func<Tensor, Tensor> logits)
    {
        var trainer = new Trainer(stage, new Random(5));
        using var bag = new BagOfWords(corpus.Vocabulary.Size, corpus.Labels.Count, corpus.Tagging);
        var opponent = new Plan("bag of words", bag, bag.call, Epochs ?? 10, 0.003);
        var plan = new Plan(name, model, logits, Epochs ?? 30, 0.0015);
        var budget = Epochs is null ? s_budget : default(TimeSpan?);
        if (trainer.Train(opponent, corpus.Train, Forget, budget / 5) is null
            || trainer.Train(plan, corpus.Train, Forget, budget) is not { } seconds)
        {
            return null;
        }

        return (Test(opponent), Test(plan), seconds);
    }

    /// <summary>Reports how many right labels a model gave, and shows which it mistook for which.</summary>
    public void Show(Result result, string title, string fileName, IReadOnlyList<string>? names = null) =>
        stage.Show(result.Confusion(title, names), fileName);

    private Result Test(Plan plan) => new(corpus, Trainer.Predict(plan, corpus.HeldOut));

    private (Tensor tokens, Tensor labels) Forget(Tensor tokens, Tensor labels) =>
        (corpus.Vocabulary.Forget(tokens), labels);
}
