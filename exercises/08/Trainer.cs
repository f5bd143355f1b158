using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

/// <summary>
/// A training run: steps, evaluations, checkpoints, early stopping. Whatever can be trained is trained by it, and a run
/// that is resumed ends with the same weights, to the last bit, as one that never stopped.
/// </summary>
/// <typeparam name="TBatch">What the model is trained on.</typeparam>
public sealed class Trainer<TBatch> : IDisposable
    where TBatch : IDisposable
{
    private readonly ITrainable<TBatch> _trainable;
    private readonly TrainingOptions _options;
    private readonly IBatchSource<TBatch> _data;
    private readonly Func<EvaluationResult>? _evaluate;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly TimeProvider _time;
    private readonly Adam _adam;

    /// <summary>Sets a run up, at its first step.</summary>
    /// <param name="trainable">The model.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="evaluate">
    /// Measures how good the model is, as a rule with <see cref="Evaluation"/>. None: it is not measured.
    /// </param>
    /// <param name="progress">Told of each step, on the thread that trains, before the next one begins.</param>
    /// <param name="time">The clock. None: the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Trainer(
        ITrainable<TBatch> trainable,
        TrainingOptions options,
        IBatchSource<TBatch> data,
        Func<EvaluationResult>? evaluate = null,
        IProgress<TrainingProgress>? progress = null,
        TimeProvider? time = null)
    {
        GuardTraining.Check(options);

        (_trainable, _options, _data, _evaluate) = (trainable, options, data, evaluate);
        (_progress, _time) = (progress, time ?? TimeProvider.System);
        _adam = new Adam(trainable.Module, options.Adam);
    }

    /// <summary>How far the run has come.</summary>
    public TrainingState State { get; private set; } = new();

    /// <summary>Whether the run is over because the loss has not become lower for too long.</summary>
    public bool IsPatienceGone => State.Waited >= (_options.Patience ?? int.MaxValue);

    /// <summary>
    /// Goes on where a checkpoint left off. If it cannot be read, the run stays as it is.
    /// </summary>
    /// <param name="path">The file. None: that of the options.</param>
    /// <exception cref="CheckpointException">
    /// There is none, it cannot be read, or it is that of another model or of other settings.
    /// </exception>
    public void Resume(string? path = null) => State = Checkpoint.Load(
        path ?? _options.CheckpointPath ?? throw new CheckpointException("The options name no checkpoint."),
        _trainable.Module,
        _adam,
        _options);

    /// <summary>
    /// Trains until all steps are done, the patience is gone, or the run is cancelled. Each round takes the next
    /// batches, makes a step of them, and brings <see cref="State"/> up to date: the step's number and the place in the
    /// data. Then, each in its turn if it is due after this step:
    /// <list type="bullet">
    /// <item>the model is evaluated. If its loss is lower than the lowest so far, that becomes the lowest, nothing has
    /// been waited for, and <see cref="SaveBest"/> is called; if not (a loss that is NaN never is), one more has been
    /// waited for;</item>
    /// <item>a checkpoint is saved, of a state in which all this is done;</item>
    /// <item>and the progress is told, after every step.</item>
    /// </list>
    /// At the end, however it came, there is a last checkpoint.
    /// </summary>
    /// <param name="cancelled">Ends the run after the step that is under way.</param>
    /// <exception cref="TrainingException">The run cannot go on; the message says in which step, and why.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be written.</exception>
    [KataTask("08.12")]
    public void Run(CancellationToken cancelled = default)
    {
        throw new NotImplementedException("Task 08.12: the training loop");
    }

    /// <summary>Lets go of the optimiser's moments.</summary>
    public void Dispose() => _adam.Dispose();

    /// <summary>Whether something that happens every so many steps happens after this one. Every 0: it never
    /// does.</summary>
    private bool IsDue(long every) => every > 0 && State.Step % every == 0;

    /// <summary>Writes a checkpoint, if the options say where.</summary>
    private void Save() => Save(_options.CheckpointPath);

    /// <summary>Writes the checkpoint of the best state so far, if the options say where.</summary>
    private void SaveBest() => Save(_options.BestPath);

    private void Save(string? path)
    {
        if (path is not null)
        {
            Checkpoint.Save(path, _trainable.Module, _adam, State, _options);
        }
    }
}
