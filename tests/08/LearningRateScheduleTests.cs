extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using Reference = reference::Katas.Lesson08;

namespace Katas.Lesson08.Tests;

public class LearningRateScheduleTests
{
    private static readonly LearningRateSchedule s_cosine = LearningRateSchedule.Cosine(0.8, 4, 12, floor: 0.2);
    private static readonly LearningRateSchedule s_paper = LearningRateSchedule.Vaswani(512);

    [Test, ForTask("08.8")]
    public void The_warm_up_rises_evenly_from_the_first_step_to_the_peak()
    {
        foreach (var schedule in new[] { s_cosine, s_cosine with { Decay = Decay.InverseSquareRoot } })
        {
            Seen(schedule, 1, 0.2, "a quarter of the peak: the first step of four goes somewhere, too");
            Seen(schedule, 2, 0.4, "half of the peak");
            Seen(schedule, 3, 0.6, "three quarters of the peak");
            Seen(schedule, 4, 0.8, "the peak, in the last step of the warm-up");
        }
    }

    [Test, ForTask("08.8")]
    public void A_cosine_falls_from_the_peak_to_the_floor()
    {
        Seen(s_cosine, 5, 0.2 + (0.6 * (1 + Math.Cos(Math.PI / 8)) / 2), "an eighth of the way to the floor");
        Seen(s_cosine, 6, 0.2 + (0.6 * (1 + Math.Cos(Math.PI / 4)) / 2), "a quarter of the way");
        Seen(s_cosine, 8, 0.5, "half of the way: between peak and floor");
        Seen(s_cosine, 12, 0.2, "the floor");
        Seen(s_cosine, 13, 0.2, "the floor: there it stays");
        Seen(s_cosine, 20, 0.2, "the floor: there it stays");
        Seen(s_cosine, 1_000_000, 0.2, "the floor: there it stays");
        Seen(s_cosine with { Floor = 0 }, 8, 0.4, "half of the peak, with a floor of 0");
        Seen(s_cosine with { Floor = 0 }, 12, 0, "a floor of 0");
    }

    [Test, ForTask("08.8")]
    public void The_paper_s_schedule_is_the_paper_s_formula()
    {
        foreach (long step in new long[] { 1, 100, 3999, 4000, 4001, 10_000, 100_000 })
        {
            double formula = Math.Pow(512, -0.5) * Math.Min(Math.Pow(step, -0.5), step * Math.Pow(4000, -1.5));
            Seen(s_paper, step, formula, "d_model^-0.5 · min(step^-0.5, step · warmup^-1.5)");
        }
    }

    [Test, ForTask("08.8")]
    public void The_inverse_square_root_halves_in_four_times_the_steps()
    {
        var schedule = new LearningRateSchedule { Peak = 0.6, WarmupSteps = 5, Decay = Decay.InverseSquareRoot };

        Seen(schedule, 20, 0.3, "half of the peak of step 5");
        Seen(schedule, 45, 0.2, "a third of the peak of step 5");
    }

    [Test, ForTask("08.8")]
    public void Without_decay_the_peak_stays()
    {
        Seen(LearningRateSchedule.Constant(0.3), 1, 0.3, "a constant");
        Seen(LearningRateSchedule.Constant(0.3), 1000, 0.3, "a constant");
        Seen(new LearningRateSchedule { Peak = 0.3, WarmupSteps = 3 }, 2, 0.2, "warm-up, then a constant");
        Seen(new LearningRateSchedule { Peak = 0.3, WarmupSteps = 3 }, 50, 0.3, "warm-up, then a constant");
    }

    [Test, ForTask("08.8")]
    public void A_rate_follows_from_the_step_alone()
    {
        foreach (long step in new long[] { 12, 1, 8, 20, 4, 8, 1 })
        {
            double expected = step switch { 1 => 0.2, 4 => 0.8, 8 => 0.5, _ => 0.2 };
            Seen(s_cosine, step, expected, "the same, whatever was asked before");
        }
    }

    [Test, ForTask("08.8")]
    public void Steps_may_be_more_than_an_int_holds()
    {
        const long Step = 4_000_000_000;

        Seen(s_paper, Step, s_paper.Peak / 1000, "a thousandth of the peak, at a million times the warm-up's steps");
        Seen(s_cosine, Step, 0.2, "the floor");
        Seen(LearningRateSchedule.Constant(0.3), Step, 0.3, "a constant");
        var slow = new LearningRateSchedule { Peak = 0.5, WarmupSteps = 2 * Step, Decay = Decay.InverseSquareRoot };
        Seen(slow, Step, 0.25, "half of the peak, in the middle of the warm-up");
        Seen(slow, 8 * Step, 0.25, "half of the peak, at four times the warm-up's steps");
    }

    [Test, ForTask("08.8")]
    public void There_is_no_jump()
    {
        var schedules = new[]
        {
            LearningRateSchedule.Cosine(1, 1000, 5000, 0.1),
            LearningRateSchedule.Vaswani(64, 1000),
            new LearningRateSchedule { Peak = 1, WarmupSteps = 1000 },
        };
        foreach (var schedule in schedules)
        {
            for (long step = 1; step < 6000; step++)
            {
                double change = Math.Abs(schedule.At(step + 1) - schedule.At(step)) / schedule.Peak;
                Assert.That(
                    change,
                    Is.LessThan(0.0011),
                    $"change of the rate, as a share of the peak, from step {step} to {step + 1} of {schedule}");
            }
        }
    }

    [Test, ForTask("08.8")]
    public void Rates_match_the_reference()
    {
        var random = new Random(5);
        for (int i = 0; i < 50; i++)
        {
            long warmup = random.Next(1, 20);
            long total = warmup + random.Next(1, 50);
            foreach (var decay in Enum.GetValues<Decay>())
            {
                var schedule = new LearningRateSchedule
                {
                    Peak = random.NextDouble(),
                    WarmupSteps = warmup,
                    TotalSteps = total,
                    Decay = decay,
                    Floor = 0.01 * random.NextDouble(),
                };
                var expected = new Reference.LearningRateSchedule
                {
                    Peak = schedule.Peak,
                    WarmupSteps = warmup,
                    TotalSteps = total,
                    Decay = (Reference.Decay)(int)decay,
                    Floor = schedule.Floor,
                };
                for (long step = 1; step <= total + 3; step++)
                {
                    Seen(schedule, step, expected.At(step), "the reference's");
                }
            }
        }
    }

    [Test, ForTask("08.8")]
    public void There_is_no_step_before_the_first() =>
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => s_cosine.At(0), "step", "the first is 1");

    private static void Seen(LearningRateSchedule schedule, long step, double expected, string because) => Assert.That(
        schedule.At(step),
        Is.EqualTo(expected).Within(1e-12),
        $"rate of step {step} of {schedule}; expected {because}");
}
