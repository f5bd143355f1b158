using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// The learning rate of each step. A schedule remembers nothing: the rate follows from the step alone, so that a
/// resumed run goes on with the right one.
/// </summary>
public sealed record LearningRateSchedule
{
    /// <summary>The rate at the end of the warm-up, the highest there is.</summary>
    public required double Peak { get; init; }

    /// <summary>The number of steps up to the peak, at least 1.</summary>
    public long WarmupSteps { get; init; } = 1;

    /// <summary>What comes after the warm-up.</summary>
    public Decay Decay { get; init; } = Decay.None;

    /// <summary>The step at which a cosine reaches the floor; other decays do not need it.</summary>
    public long TotalSteps { get; init; }

    /// <summary>The rate at which a cosine ends.</summary>
    public double Floor { get; init; }

    /// <summary>A rate that is the same in all steps.</summary>
    /// <param name="rate">The rate, above 0.</param>
    public static LearningRateSchedule Constant(double rate)
    {
        Guard.Positive(rate);

        return new() { Peak = rate };
    }

    /// <summary>Warm-up, then a cosine down to a floor.</summary>
    /// <param name="peak">The rate at the end of the warm-up, above 0.</param>
    /// <param name="warmupSteps">The number of warm-up steps, at least 1.</param>
    /// <param name="totalSteps">The step at which the floor is reached, after the warm-up.</param>
    /// <param name="floor">The rate from then on, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static LearningRateSchedule Cosine(double peak, long warmupSteps, long totalSteps, double floor = 0)
    {
        Guard.Positive(peak);
        Guard.AtLeast(warmupSteps, 1);
        Guard.AtLeast(totalSteps, warmupSteps + 1);
        Guard.NotNegative(floor);

        return new()
        {
            Peak = peak,
            WarmupSteps = warmupSteps,
            Decay = Decay.Cosine,
            TotalSteps = totalSteps,
            Floor = floor,
        };
    }

    /// <summary>
    /// The paper's schedule: <c>1 / √d_model · min(1 / √step, step · warmup^-1.5)</c>. The larger the model, the
    /// smaller the rates. Vaswani et al. 2017, "Attention Is All You Need", equation 3.
    /// </summary>
    /// <param name="dModel">Features of a token.</param>
    /// <param name="warmupSteps">The number of warm-up steps, at least 1; the paper's has 4,000.</param>
    /// <param name="factor">A factor for all rates; 1 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public static LearningRateSchedule Vaswani(long dModel, long warmupSteps = 4000, double factor = 1)
    {
        Guard.Positive(dModel);
        Guard.AtLeast(warmupSteps, 1);
        Guard.Positive(factor);

        return new()
        {
            Peak = factor / Math.Sqrt((double)dModel * warmupSteps),
            WarmupSteps = warmupSteps,
            Decay = Decay.InverseSquareRoot,
        };
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Which step; the first is 1.</param>
    /// <returns>
    /// During warm-up, a share of the peak that grows by the same amount with each step: <c>1 / WarmupSteps</c> of it
    /// in the first, all of it in the last. After it, by the kind of <see cref="Decay"/>:
    /// <list type="bullet">
    /// <item>cosine: as <c>(1 + cos(π · progress)) / 2</c> goes from 1 to 0, the rate goes from the peak to the floor.
    /// The progress is 0 in the last step of the warm-up and 1 in step <see cref="TotalSteps"/>; after that the rate
    /// stays at the floor;</item>
    /// <item>inverse square root: the peak times <c>√(WarmupSteps / step)</c>;</item>
    /// <item>none: the peak.</item>
    /// </list>
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    [KataTask("08.8")]
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak * step / WarmupSteps;
        }

        double progress = Math.Min(1, (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps));
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
