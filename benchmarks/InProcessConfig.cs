using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Katas.Benchmarks;

/// <summary>
/// Measures in this process, whose natives and TorchSharp.dll are the ones that the build has adapted
/// (docs/decisions.md). A fixed number of calls, so that the end of a run can be foreseen.
/// </summary>
internal abstract class InProcessConfig : ManualConfig
{
    /// <summary>Sets up 20 measurements.</summary>
    /// <param name="calls">The number of calls in a measurement.</param>
    /// <param name="warmUps">The number of measurements before them that do not count.</param>
    /// <param name="hidden">Columns without information.</param>
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
