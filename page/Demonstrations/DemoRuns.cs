namespace Katas.Page.Demonstrations;

/// <summary>The demonstrations that run.</summary>
internal sealed class DemoRuns
{
}
