using System.Text;

namespace Katas.Checker.Trying;

/// <summary>The console of a script: what it writes goes to the prompt, in order with everything else.</summary>
/// <param name="send">Takes what was written.</param>
internal sealed class MessageWriter(Action<string> send) : TextWriter
{
    private const int Full = 8192;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(40);

    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private bool isFlushing;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        StopPoint.Pass();
        lock (gate)
        {
            text.Append(value);
            if (text.Length >= Full)
            {
                Flush();
            }
            else if (!isFlushing)
            {
                // The output of a loop that prints now and then is seen at once; one that prints a lot does not send every word alone.
                isFlushing = true;
                _ = Task.Delay(Delay).ContinueWith(_ => Flush(), TaskScheduler.Default);
            }
        }
    }

    public override void Flush()
    {
        lock (gate)
        {
            isFlushing = false;
            if (text.Length > 0)
            {
                string written = text.ToString();
                text.Clear();
                send(written);
            }
        }
    }
}
