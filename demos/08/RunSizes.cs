using Katas.Toolkit;

namespace Katas.Lesson08.Demos;

/// <summary>How large a model is, and how long it is trained.</summary>
internal sealed record RunSizes
{
    /// <summary>How many tokens byte-pair encoding makes at most. Null: words are the tokens.</summary>
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

    /// <summary>How likely a feature is dropped while training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>How often the model is evaluated.</summary>
    public int Evaluations { get; init; } = 10;

    /// <summary>What all that is random follows from.</summary>
    public int Seed { get; init; } = DemoParts.Seed;

    /// <summary>Where the run is kept after each evaluation, to be resumed. Null: nowhere.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>How batches are made.</summary>
    public BatchOptions Batches => new() { MaxLength = MaxLength, TokensPerBatch = TokensPerBatch, Seed = Seed };

    private int EvaluateEvery => Math.Max(1, Steps / Evaluations);

    /// <summary>These, but for what the learner has asked for.</summary>
    /// <param name="wishes">The learner's wishes.</param>
    /// <param name="name">What is trained; the checkpoint is called so.</param>
    public RunSizes For(DemoTraining wishes, string name) => this with
    {
        Steps = wishes.Steps ?? Steps,
        Seed = wishes.Seed ?? Seed,
        CheckpointPath = wishes.Checkpoints is { } folder ? Path.Combine(folder, $"{name}.checkpoint") : null,
    };

    /// <summary>How it is trained: warm-up for a tenth of the steps, then a cosine.</summary>
    /// <param name="data">What it is trained on, in a few words.</param>
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
