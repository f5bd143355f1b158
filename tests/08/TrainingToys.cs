using Katas.Testkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>The smallest model that can be trained on text: a vector for each token, dropout, and a linear
/// map.</summary>
internal sealed class ToyModel : nn.Module<Tensor, Tensor>
{
    public const long Vocabulary = 7;

    private readonly double _dropout;
    private readonly Embedding tokens;
    private readonly Linear scores;
    private readonly Linear unused;

    public ToyModel(double dropout = 0)
        : base(nameof(ToyModel))
    {
        _dropout = dropout;
        tokens = nn.Embedding(Vocabulary, 5);
        scores = nn.Linear(5, Vocabulary);
        unused = nn.Linear(2, 3);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var vectors = nn.functional.dropout(tokens.call(input), _dropout, training); // [batch, length, 5]
        return scores.call(vectors).MoveToOuterDisposeScope(); // [batch, length, 5] → [batch, length, vocabulary]
    }
}

/// <summary>The toy model as something to train; it remembers in what state it was asked.</summary>
internal sealed class ToyTraining : ITrainable<LanguageBatch>
{
    private readonly ToyModel _model;

    public ToyTraining(double dropout = 0, ScalarType type = ScalarType.Float32)
    {
        _model = new ToyModel(dropout);
        _model.to(type);
        Seeded.Parameters(_model);
    }

    public nn.Module Module => _model;

    public long PaddingId { get; init; }

    public bool WasTraining { get; private set; }

    public bool WasWithGradients { get; private set; }

    /// <summary>What to throw when the model is asked.</summary>
    public Exception? Failure { get; set; }

    public Tensor Labels(LanguageBatch batch) => batch.Labels;

    public Tensor Logits(LanguageBatch batch)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        var logits = _model.call(batch.Inputs);
        (WasTraining, WasWithGradients) = (_model.training, logits.requires_grad);
        return logits;
    }

    /// <summary>A copy of all weights in one row.</summary>
    public Tensor Weights() => cat([.. Module.parameters().Select(each => each.detach().clone().flatten())]);

    /// <summary>The gradient that the optimiser was given in its first step, in one row: m is a share of it.</summary>
    public static Tensor FirstGradient(Adam adam) => cat(
        [
            .. adam.StateDict().Where(each => each.Key.EndsWith(".first", StringComparison.Ordinal))
                .Select(each => each.Value.flatten() / (1 - adam.Options.Beta1)),
        ]);
}

/// <summary>Seeded batches of token ids: of different sizes, some of their ends padded, others in each epoch.</summary>
internal sealed class ToyData : IBatchSource<LanguageBatch>
{
    private readonly List<LanguageBatch> _made = [];

    /// <summary>How many batches a pass has.</summary>
    public int Batches { get; init; } = 5;

    /// <summary>How many batches that were handed out have not been disposed.</summary>
    public int Alive => _made.Count(batch => !batch.Inputs.IsInvalid);

    /// <summary>Which batches were handed out, in order: <c>epoch.number</c>.</summary>
    public List<string> HandedOut { get; } = [];

    public IEnumerable<LanguageBatch> Epoch(int epoch, int skip = 0)
    {
        for (int i = skip; i < Batches; i++)
        {
            HandedOut.Add($"{epoch}.{i}");
            var batch = Batch((100 * epoch) + i, rows: 1 + (i % 3), length: 3 + (i % 2), padded: i % 3);
            _made.Add(batch);
            yield return batch;
        }
    }

    /// <summary>One batch.</summary>
    /// <param name="seed">What its tokens follow from.</param>
    /// <param name="rows">How many texts.</param>
    /// <param name="length">How long they are.</param>
    /// <param name="padded">How many labels at the end of the last text are padding.</param>
    public static LanguageBatch Batch(int seed, int rows, int length, int padded)
    {
        var random = new Random(seed);
        long[] inputs = [.. Enumerable.Range(0, rows * length).Select(_ => random.NextInt64(1, ToyModel.Vocabulary))];
        long[] labels = [.. inputs.Select(id => (id * 3 % ToyModel.Vocabulary) + (random.Next(4) == 0 ? 1 : 0))];
        labels = [.. labels.Select(id => Math.Clamp(id, 1, ToyModel.Vocabulary - 1))];
        Array.Clear(labels, labels.Length - padded, padded);
        return new LanguageBatch(
            tensor(inputs, rows, length).DetachFromDisposeScope(),
            tensor(labels, rows, length).DetachFromDisposeScope());
    }
}

/// <summary>Does something with each report.</summary>
internal sealed class Reports(Action<TrainingProgress>? also = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = [];

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        also?.Invoke(value);
    }
}

/// <summary>What stands for a power cut.</summary>
internal sealed class PowerCut : Exception;

/// <summary>A folder for one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("katas-training-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
