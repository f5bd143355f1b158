using Katas.Toolkit.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Katas.Page.Components.Drawing;

/// <summary>A heatmap as SVG.</summary>
public sealed class HeatmapSvg : ComponentBase
{
    private Heatmap? drawn;
    private string svg = "";

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public Heatmap Map { get; set; } = null!;

    /// <summary>What it is called by those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Words { get; set; } = "";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (drawn != Map)
        {
            drawn = Map;
            svg = HeatmapDrawing.Write(Map, new MapLayout(Map), Words);
        }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, svg);
}
