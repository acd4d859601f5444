using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Bot.Storage.Sqlite;

/// <summary>
/// SQLite's own file system with two differences: what a transaction adds to the write-ahead log goes to the file in one piece.
/// SQLite hands it over in two pieces a page, and with many small turns those calls cost more than the flush they wait for. What is
/// gathered is written with the last page of a transaction, which is before anybody is shown it, and before the log is flushed,
/// read, measured, cut or closed. And the log is made longer in large steps, ahead of what is written: a flush of a file that did
/// not grow is much shorter, as the file system has nothing to note beside it.
/// </summary>
/// <seealso href="https://www.sqlite.org/vfs.html">What a file system of SQLite has to do</seealso>
/// <seealso href="https://www.sqlite.org/fileformat2.html#walformat">The log's format</seealso>
internal static unsafe partial class LogWrites
{
#pragma warning disable CS0649 // SQLite fills what is not filled here.
    /// <summary>What a connection names to write through it.</summary>
    public const string Name = "log-writes";

    private const int OpensLog = 0x0008_0000; // SQLITE_OPEN_WAL
    private const int Most = (1 << 17) - 1; // What SQLite's own file writes in one call; it takes 1 << 17 for nothing.

    private const int PageHead = 24;
    private const int Ahead = 8 * 1024 * 1024; // Bytes. Nothing, to SQLite: no page of the log begins with zeros.

    private static readonly Lock Gate = new();
    private static Vfs* _own;
    private static Vfs* _system;
    private static Methods* _methods;

    /// <summary>Makes it known to SQLite, once.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (_own is not null) return;
            Batteries_V2.Init();
            _system = Find(null);
            _methods = (Methods*)NativeMemory.AllocZeroed((nuint)sizeof(Methods));
            *_methods = new()
            {
                Version = 1, Close = &Close, Read = &Read, Write = &Write, Truncate = &Truncate, Sync = &Sync, Size = &Size,
                Lock = &LockOf, Unlock = &UnlockOf, CheckLock = &CheckLock, Control = &Control, SectorSize = &SectorSize, Traits = &Traits,
            };
            var own = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
            *own = *_system;
            own->FileSize = sizeof(Log) + _system->FileSize;
            own->Next = null;
            own->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            own->Open = &Open;
            if (Add(own, 0) is not 0 and var code) throw new StorageException($"SQLite refuses {Name}: {code}");
            _own = own;
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Add(Vfs* system, int asDefault);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* own, byte* name, File* file, int flags, int* flagsOut)
    {
        // Every other file is the system's own.
        if ((flags & OpensLog) == 0) return _system->Open(_system, name, file, flags, flagsOut);
        var log = (Log*)file;
        var code = _system->Open(_system, name, Of(file), flags, flagsOut);
        *log = new() { Next = -1 };
        if (code != 0) return code;
        log->Methods = _methods;
        log->Gathered = (byte*)NativeMemory.Alloc(Most);
        return Of(file)->Methods->Size(Of(file), &log->End);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(File* file, byte* data, int length, long at)
    {
        var log = (Log*)file;
        // Only what goes on where the last piece ended is gathered; what SQLite writes once more, elsewhere, goes to the file at once.
        var goesOn = at == log->Next && length <= Most;
        if ((!goesOn || log->Length + length > Most) && Flush(log) is not 0 and var code) return code;
        log->Next = at + length;
        // The head of a transaction's last page says how long the file is after it; of any other page, nothing.
        var ends = log->Last && length != PageHead;
        log->Last = length == PageHead && *(int*)(data + 4) != 0;
        if (!goesOn) return WriteOut(log, data, length, at);
        Buffer.MemoryCopy(data, log->Gathered + log->Length, Most - log->Length, length);
        log->Length += length;
        return ends ? Flush(log) : 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(File* file, byte* into, int length, long at) =>
        Flush((Log*)file) is not 0 and var code ? code : Of(file)->Methods->Read(Of(file), into, length, at);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(File* file, long size)
    {
        var log = (Log*)file;
        if (Flush(log) is not 0 and var code) return code;
        code = Of(file)->Methods->Truncate(Of(file), size);
        if (code == 0) log->End = size;
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(File* file, int flags) =>
        Flush((Log*)file) is not 0 and var code ? code : Of(file)->Methods->Sync(Of(file), flags);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(File* file, long* size) =>
        Flush((Log*)file) is not 0 and var code ? code : Of(file)->Methods->Size(Of(file), size);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(File* file)
    {
        var log = (Log*)file;
        var flushed = Flush(log);
        NativeMemory.Free(log->Gathered);
        log->Gathered = null;
        var closed = Of(file)->Methods->Close(Of(file));
        return flushed != 0 ? flushed : closed;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LockOf(File* file, int level) => Of(file)->Methods->Lock(Of(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int UnlockOf(File* file, int level) => Of(file)->Methods->Unlock(Of(file), level);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int CheckLock(File* file, int* reserved) => Of(file)->Methods->CheckLock(Of(file), reserved);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Control(File* file, int what, void* with) => Of(file)->Methods->Control(Of(file), what, with);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SectorSize(File* file) => Of(file)->Methods->SectorSize(Of(file));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Traits(File* file) => Of(file)->Methods->Traits(Of(file));

    /// <summary>Writes what is gathered. When that fails it is gone, and the transaction it belongs to with it: SQLite undoes it.</summary>
    private static int Flush(Log* log)
    {
        if (log->Length == 0) return 0;
        var length = log->Length;
        log->Length = 0;
        return WriteOut(log, log->Gathered, length, log->Next - length);
    }

    private static int WriteOut(Log* log, byte* data, int length, long at)
    {
        if (at + length > log->End) Lengthen(log, at + length);
        var file = Of((File*)log);
        return file->Methods->Write(file, data, length, at);
    }

    /// <summary>Makes room for the next writes too. Where the disk has none, what it took is given back, and from then on the log grows by what is written.</summary>
    private static void Lengthen(Log* log, long end)
    {
        var (from, at) = (log->End, log->End);
        log->End = end;
        if (log->Cramped) return;
        var file = Of((File*)log);
        var zeros = (byte*)NativeMemory.AllocZeroed(Most);
        for (; at < end + Ahead && !log->Cramped; at += Most) log->Cramped = file->Methods->Write(file, zeros, Most, at) != 0;
        NativeMemory.Free(zeros);
        if (log->Cramped) file->Methods->Truncate(file, from);
        else log->End = at;
    }

    /// <summary>The system's own file, which lies behind ours.</summary>
    private static File* Of(File* file) => (File*)((byte*)file + sizeof(Log));

    /// <summary><c>sqlite3_file</c>.</summary>
    private struct File
    {
        public Methods* Methods;
    }

    /// <summary>The log as we know it.</summary>
    private struct Log
    {
        public Methods* Methods;
        public byte* Gathered;

        /// <summary>Where the last piece ended.</summary>
        public long Next;

        /// <summary>How long the file is.</summary>
        public long End;
        public int Length;

        /// <summary>The next page is its transaction's last.</summary>
        public bool Last;

        /// <summary>The disk had no room to lengthen it.</summary>
        public bool Cramped;
    }

    /// <summary><c>sqlite3_io_methods</c>, version 1.</summary>
    private struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<File*, int> Close;
        public delegate* unmanaged[Cdecl]<File*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<File*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<File*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<File*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<File*, long*, int> Size;
        public delegate* unmanaged[Cdecl]<File*, int, int> Lock;
        public delegate* unmanaged[Cdecl]<File*, int, int> Unlock;
        public delegate* unmanaged[Cdecl]<File*, int*, int> CheckLock;
        public delegate* unmanaged[Cdecl]<File*, int, void*, int> Control;
        public delegate* unmanaged[Cdecl]<File*, int> SectorSize;
        public delegate* unmanaged[Cdecl]<File*, int> Traits;
    }

    /// <summary><c>sqlite3_vfs</c>, version 3.</summary>
    private struct Vfs
    {
        public int Version;
        public int FileSize;
        public int MaxPath;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, File*, int, int*, int> Open;
        public Others Rest;
    }

    /// <summary>Its other functions, which stay as they are.</summary>
    [InlineArray(15)]
    private struct Others
    {
        public nint First;
    }
}
