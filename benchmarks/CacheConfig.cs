using BenchmarkDotNet.Columns;

namespace Katas.Benchmarks;

/// <summary>
/// Each measurement is eight tokens of one text: a cache cannot go back, so a text is written once, and the cache is
/// filled again for the next measurement.
/// </summary>
internal sealed class CacheConfig() : InProcessConfig(calls: 1, warmUps: 3, Column.Job, Column.RatioSD);
