using Katas.Toolkit;
using TorchSharp;

namespace Katas.Lesson08;

/// <summary>
/// A training run: steps, evaluations, checkpoints, early stopping. It trains whatever can be trained, and a run that
/// is resumed ends with the same weights, to the last bit, as one that never stopped.
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

    /// <summary>Prepares a run, at its first step.</summary>
    /// <param name="trainable">The model.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="data">The training data.</param>
    /// <param name="evaluate">
    /// Measures how good the model is, usually with <see cref="Evaluation"/>; null not to measure it.
    /// </param>
    /// <param name="progress">
    /// Receives each step's progress, on the training thread, before the next step begins.
    /// </param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
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

    /// <summary>The run's state.</summary>
    public TrainingState State { get; private set; } = new();

    /// <summary>Whether the run is over because the loss has not improved for too long.</summary>
    public bool IsPatienceGone => State.Waited >= (_options.Patience ?? int.MaxValue);

    /// <summary>Continues from a checkpoint. If it cannot be read, the run stays as it is.</summary>
    /// <param name="path">The file; null for the options' file.</param>
    /// <exception cref="CheckpointException">
    /// There is none, it cannot be read, or it belongs to another model or other settings.
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
    /// <item>the model is evaluated. If its loss is lower than the lowest so far, that becomes the lowest, the count of
    /// evaluations waited goes back to 0, and <see cref="SaveBest"/> is called; if not (a loss that is NaN never is),
    /// the count goes up by one;</item>
    /// <item>a checkpoint is saved, of a state in which all this is done;</item>
    /// <item>and the progress is reported, after every step.</item>
    /// </list>
    /// At the end, however it came about, there is a final checkpoint.
    /// </summary>
    /// <param name="cancelled">Ends the run after the current step.</param>
    /// <exception cref="TrainingException">The run cannot go on; the message says in which step, and why.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be written.</exception>
    [KataTask("08.12")]
    public void Run(CancellationToken cancelled = default)
    {
        using var cursor = new BatchCursor<TBatch>(_data, State.Epoch, State.Batch);
        var meter = new ProgressMeter(_time);
        while (State.Step < _options.Steps && !IsPatienceGone && !cancelled.IsCancellationRequested)
        {
            var parts = cursor.Take(_options.Accumulation);
            var result = TrainingStep.Run(_trainable, parts, _adam, _options, State.Step + 1);
            State = State with { Step = State.Step + 1, Epoch = cursor.Epoch, Batch = cursor.Batch };

            var evaluation = IsDue(_options.EvaluateEvery) ? _evaluate?.Invoke() : null;
            if (evaluation?.Loss < State.BestLoss)
            {
                State = State with { BestLoss = evaluation.Loss, Waited = 0 };
                SaveBest();
            }
            else if (evaluation is not null)
            {
                State = State with { Waited = State.Waited + 1 };
            }

            if (IsDue(_options.SaveEvery))
            {
                Save();
            }

            _progress?.Report(meter.After(State, _options, result, evaluation));
        }

        Save();
    }

    /// <summary>Disposes the optimizer's moments.</summary>
    public void Dispose() => _adam.Dispose();

    /// <summary>
    /// Whether something that is due every so many steps is due after this one; it never is if <paramref name="every"/>
    /// is 0.
    /// </summary>
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
