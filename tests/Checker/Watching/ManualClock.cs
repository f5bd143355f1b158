using System.Threading.Channels;

namespace Katas.Tests.Checker.Watching;

/// <summary>A clock that goes on only when a test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock access = new();
    private readonly List<ManualTimer> timers = [];
    private readonly Channel<TimeSpan> started = Channel.CreateUnbounded<TimeSpan>();
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => now.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2030, 1, 31, 14, 25, 30, TimeSpan.Zero) + now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until something has started a timer that was not waited for yet; tells how long it is.</summary>
    public async Task<TimeSpan> TimerStarted() => await started.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets time pass, and what was due in it happen, in order.</summary>
    public void Advance(TimeSpan time)
    {
        var end = now + time;
        while (true)
        {
            ManualTimer? next;
            lock (access)
            {
                next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                now = next?.Due ?? end;
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.access)
            {
                this.period = period;
                Due = clock.now + dueTime;
                clock.timers.Remove(this);
                clock.timers.Add(this);
            }

            clock.started.Writer.TryWrite(dueTime);
            return true;
        }

        public void Fire()
        {
            lock (clock.access)
            {
                if (period > TimeSpan.Zero)
                {
                    Due += period;
                }
                else
                {
                    clock.timers.Remove(this);
                }
            }

            fire();
        }

        public void Dispose()
        {
            lock (clock.access)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
