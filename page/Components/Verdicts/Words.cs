using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Katas.Page.Components.Verdicts;

/// <summary>A sentence of the checker's, in which code stands between backticks.</summary>
public sealed class Words : ComponentBase
{
    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (index, piece) in Text.Split('`').Index())
        {
            if (index % 2 == 0)
            {
                builder.AddContent(0, piece);
            }
            else
            {
                builder.OpenElement(1, "code");
                builder.AddContent(2, piece);
                builder.CloseElement();
            }
        }
    }
}
