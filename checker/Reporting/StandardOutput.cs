using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Katas.Checker.Reporting;

/// <summary>
/// Standard output that says when it can't be written. The framework's own is silent where nobody reads a pipe any more, and
/// the checker would go on working for nobody.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const int Interrupted = 4; // EINTR
    private const int ClosedPipe = 32; // EPIPE

    // Where the system's own call is not used: in a terminal, whose cursor the framework keeps an eye on, and on Windows.
    private readonly Stream? console;

    private StandardOutput(Stream? console)
    {
        this.console = console;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // EAGAIN: whoever made the pipe wants no waiting, and has not read yet.
    private static int IsFull => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Puts it in place of the console's.</summary>
    public static void Open()
    {
        try
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        catch (IOException)
        {
            // No console that could be told.
        }

        bool isDirect = Console.IsOutputRedirected && !OperatingSystem.IsWindows();
        var stream = new StandardOutput(isDirect ? null : Console.OpenStandardOutput());
        Console.SetOut(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
    }

    /// <exception cref="CheckerException">It can't be written, or nobody reads it.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            if (console is null)
            {
                WriteDirectly(buffer, offset, count);
            }
            else
            {
                console.Write(buffer, offset, count);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Trouble(exception.Message, exception);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void WriteDirectly(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            int written = (int)SystemWrite(Descriptor, ref buffer[offset], count);
            if (written >= 0)
            {
                offset += written;
                count -= written;
                continue;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == IsFull)
            {
                Thread.Sleep(1);
            }
            else if (error != Interrupted)
            {
                throw error == ClosedPipe
                    ? new CheckerException("Nobody reads the output any more.", ExitCode.ClosedPipe)
                    : Trouble(new Win32Exception(error).Message, null);
            }
        }
    }

    private static CheckerException Trouble(string reason, Exception? inner) =>
        new($"The output could not be written: {reason.TrimEnd('.')}.", ExitCode.Usage, inner);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint SystemWrite(int descriptor, ref byte first, nint count);
}
