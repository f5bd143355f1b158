using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Katas.Benchmarks;

/// <summary>
/// Measures in this process, whose natives and TorchSharp.dll are the ones that the build has adapted (docs/decisions.md). A
/// fixed number of calls, so that a run has an end that can be foreseen.
/// </summary>
internal abstract class InProcessConfig : ManualConfig
{
    /// <summary>Sets up 20 measurements.</summary>
    /// <param name="calls">How many calls a measurement is.</param>
    /// <param name="warmUps">How many measurements come before them and do not count.</param>
    /// <param name="hidden">Columns that would say nothing.</param>
    protected InProcessConfig(int calls, int warmUps, params string[] hidden)
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithInvocationCount(calls)
            .WithUnrollFactor(1)
            .WithWarmupCount(warmUps)
            .WithIterationCount(20));
        // Not optimised on purpose (docs/decisions.md).
        WithOptions(ConfigOptions.DisableOptimizationsValidator);
        WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Millisecond));
        HideColumns(hidden);
    }
}
