using CsCheck;
using FluentAssertions;
using Katas.Lesson08;
using NUnit.Framework;

namespace Katas.Tests.Properties;

/// <summary>What holds for learning rates, however long they rise and fall.</summary>
public sealed class ScheduleProperties
{
    private static readonly Gen<(double Peak, long Warmup, long Decline, double Share)> Shapes =
        Gen.Select(Gen.Double[1e-5, 1], Gen.Long[1, 50], Gen.Long[1, 100], Gen.Double[0, 1]);

    [Test]
    public void A_warm_up_rises_evenly_to_the_peak() => Shapes.Holds(input =>
    {
        foreach (var schedule in All(input))
        {
            double[] rates = [0, .. Rates(schedule, 1, input.Warmup)];

            rates.Zip(rates.Skip(1), (before, after) => after - before).Should().OnlyContain(
                rise => Math.Abs(rise - (schedule.Peak / input.Warmup)) <= Property.Tolerance * schedule.Peak);
            rates[^1].Should().BeApproximately(schedule.Peak, Property.Tolerance * schedule.Peak);
        }
    });

    [Test]
    public void After_the_warm_up_no_rate_is_above_the_one_before_it() => Shapes.Holds(input =>
    {
        foreach (var schedule in All(input))
        {
            double[] rates = [.. Rates(schedule, input.Warmup, input.Warmup + (2 * input.Decline))];

            rates.Zip(rates.Skip(1)).Should().OnlyContain(
                pair => pair.Second <= pair.First + (Property.Tolerance * schedule.Peak));
            rates.Should().OnlyContain(rate => rate >= schedule.Floor - (Property.Tolerance * schedule.Peak));
        }
    });

    [Test]
    public void No_step_falls_further_than_the_steepest_place_of_its_curve() => Shapes.Holds(input =>
    {
        foreach (var schedule in All(input))
        {
            // The slopes of peak · √(warm-up / step) at its beginning, and of the cosine in its middle.
            double steepest = schedule.Decay switch
            {
                Decay.Cosine => (schedule.Peak - schedule.Floor) * Math.PI / 2 / input.Decline,
                Decay.InverseSquareRoot => schedule.Peak / (2 * input.Warmup),
                _ => 0,
            };
            double[] rates = [.. Rates(schedule, input.Warmup, input.Warmup + (2 * input.Decline))];

            rates.Zip(rates.Skip(1)).Should().OnlyContain(
                pair => pair.First - pair.Second <= steepest + (Property.Tolerance * schedule.Peak));
        }
    });

    [Test]
    public void A_cosine_is_halfway_down_in_the_middle_and_stays_at_the_floor() => Shapes.Holds(input =>
    {
        var (peak, warmup, rest, share) = input;
        var schedule = LearningRateSchedule.Cosine(peak, warmup, warmup + (2 * rest), share * peak);

        schedule.At(warmup + rest).Should().BeApproximately((peak + schedule.Floor) / 2, Property.Tolerance * peak);
        foreach (long step in new[] { 2 * rest, (2 * rest) + 1, 1000 * rest })
        {
            schedule.At(warmup + step).Should().BeApproximately(schedule.Floor, Property.Tolerance * peak);
        }
    });

    [Test]
    public void The_paper_s_is_the_lower_of_its_two_curves() =>
        Gen.Select(Gen.Long[1, 2048], Gen.Long[1, 5000], Gen.Long[1, 50_000]).Holds(input =>
        {
            var (width, warmup, step) = input;
            double paper = Math.Min(1 / Math.Sqrt(step), step / Math.Pow(warmup, 1.5)) / Math.Sqrt(width);

            LearningRateSchedule.Vaswani(width, warmup).At(step).Should().BeApproximately(paper, 1e-12);
        });

    private static IEnumerable<LearningRateSchedule> All((double Peak, long Warmup, long Decline, double Share) shape) =>
    [
        LearningRateSchedule.Cosine(shape.Peak, shape.Warmup, shape.Warmup + shape.Decline, shape.Share * shape.Peak),
        LearningRateSchedule.Vaswani(64, shape.Warmup, shape.Peak),
        LearningRateSchedule.Constant(shape.Peak) with { WarmupSteps = shape.Warmup },
    ];

    private static IEnumerable<double> Rates(LearningRateSchedule schedule, long first, long last)
    {
        for (long step = first; step <= last; step++)
        {
            yield return schedule.At(step);
        }
    }
}
