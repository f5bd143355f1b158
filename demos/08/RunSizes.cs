using Katas.Toolkit;

namespace Katas.Lesson08.Demos;

/// <summary>The size of a model and the length of its training.</summary>
internal sealed record RunSizes
{
    /// <summary>The maximum number of tokens in byte-pair encoding; null if words are the tokens.</summary>
    public int? BytePairs { get; init; }

    /// <summary>Features of a token.</summary>
    public long DModel { get; init; } = 96;

    /// <summary>Blocks: of a language model; of each half of a translation model.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>The longest sequence, in tokens.</summary>
    public int MaxLength { get; init; } = 48;

    /// <summary>Steps of training.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Places of a batch.</summary>
    public int TokensPerBatch { get; init; } = 1024;

    /// <summary>The highest learning rate.</summary>
    public double Rate { get; init; } = 3e-3;

    /// <summary>Dropout probability of a feature during training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>The number of evaluations of the model.</summary>
    public int Evaluations { get; init; } = 10;

    /// <summary>The seed of everything random.</summary>
    public int Seed { get; init; } = DemoParts.Seed;

    /// <summary>The file for the run after each evaluation, to resume from; null for none.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>The options of batching.</summary>
    public BatchOptions Batches => new() { MaxLength = MaxLength, TokensPerBatch = TokensPerBatch, Seed = Seed };

    private int EvaluateEvery => Math.Max(1, Steps / Evaluations);

    /// <summary>These sizes, changed as the learner wishes.</summary>
    /// <param name="stage">Where the learner's wishes are.</param>
    /// <param name="name">The name of what is trained, and of its checkpoint.</param>
    public RunSizes For(DemoStage stage, string name) => this with
    {
        Steps = stage.Options.Integer("--steps") ?? Steps,
        Seed = stage.Options.Integer("--seed") ?? Seed,
        CheckpointPath = stage.Kept is { } folder ? Path.Combine(folder, $"{name}.checkpoint") : null,
    };

    /// <summary>The options of the run: warm-up for a tenth of the steps, then a cosine.</summary>
    /// <param name="data">The training data, in a few words.</param>
    public TrainingOptions Options(string data) => new()
    {
        Steps = Steps,
        Schedule = LearningRateSchedule.Cosine(Rate, Math.Max(1, Steps / 10), Steps + 1, Rate / 100),
        EvaluateEvery = EvaluateEvery,
        SaveEvery = EvaluateEvery,
        CheckpointPath = CheckpointPath,
        Seed = (ulong)Seed,
        About = $"{data}, {Layers} blocks, d_model {DModel}, dropout {Text(Dropout)}, {MaxLength} tokens at most, "
            + $"{TokensPerBatch} places a batch, order {Seed}",
    };

    /// <summary>Learns the tokens of some texts.</summary>
    public ITokenizer Tokenizer(IEnumerable<string> texts) => BytePairs is { } size
        ? BytePairTokenizer.Train(texts, size)
        : WordTokenizer.Train(texts);

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
