using Katas.Page.Watching;
using Microsoft.AspNetCore.Components;

namespace Katas.Page.Components;

/// <summary>
/// A component that is drawn anew whenever the watch's state changes. Components are public, and what the checker finds out is not: so they take
/// ids, texts and drawings as parameters, and look up the rest in <see cref="Live"/>.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    [Inject]
    private protected Live Live { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        Live.Changed -= Redraw;
        Disposed();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Live.Changed += Redraw;

    /// <summary>What else ends with the component.</summary>
    protected virtual void Disposed()
    {
    }

    private void Redraw() => _ = InvokeAsync(StateHasChanged);
}
