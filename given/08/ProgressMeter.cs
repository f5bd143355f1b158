namespace Katas.Lesson08;

/// <summary>How fast a run is. What was done before it was resumed does not count.</summary>
/// <param name="time">The clock.</param>
internal sealed class ProgressMeter(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _steps;
    private long _tokens;

    /// <summary>Counts a step in.</summary>
    /// <param name="state">How far the run is.</param>
    /// <param name="options">How long it is.</param>
    /// <param name="result">What came of the step.</param>
    /// <param name="evaluation">How good the model is, if it was evaluated.</param>
    public TrainingProgress After(
        TrainingState state, TrainingOptions options, StepResult result, EvaluationResult? evaluation)
    {
        _steps++;
        _tokens += result.Tokens;
        double seconds = Math.Max(time.GetElapsedTime(_start).TotalSeconds, 1e-6);
        return new TrainingProgress(
            state.Step,
            options.Steps,
            state.Epoch,
            result.Loss,
            result.LearningRate,
            result.GradientNorm,
            _tokens / seconds,
            TimeSpan.FromSeconds(seconds / _steps * (options.Steps - state.Step)),
            evaluation);
    }
}
