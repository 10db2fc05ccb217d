import { Component, DestroyRef, DOCUMENT, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { ownPathIn } from '../core/local-path';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { Note } from '../ui/note';
import { type CodeReader, codeReader } from './codes';

const EVERY_MS = 250;

/** Opens what a label is of: read with the camera where the browser can, typed where it cannot. Only addresses of this site are followed. */
@Component({
  selector: 'app-scan-page',
  imports: [Control, Field, MatButton, Note],
  template: `
    <div class="page">
      <h1>{{ said.page }}</h1>
      @if (reader) {
        <p>{{ said.lead }}</p>
        <video #picture playsinline muted [hidden]="!opened()" [attr.aria-label]="said.picture"></video>
        <div class="bar">
          @if (opened()) {
            <button matButton="outlined" type="button" (click)="close()">{{ said.stop }}</button>
            <span class="small" role="status">{{ said.looking }}</span>
          } @else {
            <button matButton="filled" type="button" (click)="open(reader)">{{ said.begin }}</button>
          }
        </div>
      } @else {
        <app-note>{{ said.cannotRead }}</app-note>
      }
      <div aria-live="polite">
        @if (noCamera()) {
          <app-note tone="warn">{{ said.noCamera }}</app-note>
        }
        @if (stranger(); as text) {
          <app-note tone="stop">{{ said.elsewhere(text) }}</app-note>
        }
      </div>
      <form class="stack" novalidate (submit)="find($event)">
        <app-field [label]="said.typed">
          <input appControl autocomplete="off" [value]="typed()" (typed)="typed.set($event)" />
        </app-field>
        <div>
          <button matButton="outlined" type="submit" [disabled]="typed().trim() === ''">{{ said.find }}</button>
        </div>
      </form>
    </div>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 36rem;
    }
    video {
      width: 100%;
      max-height: 60vh;
      border-radius: var(--r-l);
      background: #000;
      object-fit: cover;
    }
  `,
})
export class ScanPage {
  protected readonly said = inject(ALL_WORDS).scanning;
  protected readonly reader = codeReader();
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly picture = viewChild<ElementRef<HTMLVideoElement>>('picture');
  protected readonly opened = signal(false);
  protected readonly noCamera = signal(false);
  /** What a code says that is none of ours. */
  protected readonly stranger = signal<string | null>(null);
  protected readonly typed = signal('');
  private camera: MediaStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.close();
    });
  }

  protected async open(reader: CodeReader): Promise<void> {
    const video = this.picture()?.nativeElement;
    if (!video) return;
    this.noCamera.set(false);
    try {
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      this.camera = camera;
      // the page was left while the browser asked
      if (this.isGone) return this.close();
      video.srcObject = camera;
      this.opened.set(true);
      await video.play();
      this.look(reader, video);
    } catch {
      this.close();
      this.noCamera.set(true);
    }
  }

  protected close(): void {
    clearTimeout(this.timer);
    this.camera?.getTracks().forEach((track) => track.stop());
    this.camera = null;
    this.opened.set(false);
  }

  /** An address is followed as a scanned one is; anything else is looked for among the requests. */
  protected find(event: Event): void {
    event.preventDefault();
    const text = this.typed().trim();
    if (text === '') return;
    if (/^https?:/i.test(text)) this.follow(text);
    else void this.router.navigate(['/requests'], { queryParams: { q: text, department: 'all' } });
  }

  /** Looks again and again until something is read; what cannot be read yet is no fault. */
  private look(reader: CodeReader, video: HTMLVideoElement): void {
    this.timer = setTimeout(() => void this.read(reader, video), EVERY_MS);
  }

  private async read(reader: CodeReader, video: HTMLVideoElement): Promise<void> {
    const [code] = await reader.detect(video).catch(() => []);
    if (this.opened() && !(code && this.follow(code.rawValue))) this.look(reader, video);
  }

  private follow(text: string): boolean {
    const path = ownPathIn(text, this.document.baseURI);
    this.stranger.set(path === null ? text : null);
    if (path === null) return false;
    this.close();
    void this.router.navigateByUrl(path);
    return true;
  }
}
