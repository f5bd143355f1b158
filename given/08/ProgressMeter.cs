namespace Katas.Lesson08;

/// <summary>Measures the speed of a run. What was done before it was resumed does not count.</summary>
/// <param name="time">The clock.</param>
internal sealed class ProgressMeter(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _steps;
    private long _tokens;

    /// <summary>Counts a step.</summary>
    /// <param name="state">The run's state.</param>
    /// <param name="options">The length of the run.</param>
    /// <param name="result">The result of the step.</param>
    /// <param name="evaluation">The model's evaluation, if there was one.</param>
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
